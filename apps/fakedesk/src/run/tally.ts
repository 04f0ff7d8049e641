import type { Served } from '../server/served.ts'

/** More of a kind than this are not told one by one. */
const most = 5

/** Counts what a command asked of the fake. */
export class Tally {
  #requests = 0
  readonly #accounts = new Map<string, number>()
  readonly #unknown = new Map<string, number>()
  readonly #breaches = new Map<string, number>()
  readonly #notices = new Map<string, number>()

  add({ method, path, account, operation, status, breaches }: Served): void {
    this.#requests++
    count(this.#accounts, account)
    const address = `${method} ${path.replace(/\?.*/s, '')}`
    if (operation === undefined && status === 404) count(this.#unknown, address)
    for (const { location, message } of breaches) {
      count(this.#breaches, `${operation ?? address}: ${location.join('.')}: ${message}`)
    }
  }

  notice(text: string): void {
    count(this.#notices, text)
  }

  /** The summary, line by line. */
  get lines(): readonly string[] {
    return [
      this.#requests === 0 ? nothingCame : `${counted(this.#requests, 'request')} to ${listed(this.#accounts)}`,
      ...told(this.#unknown, 'request', 'to an address that no operation has'),
      ...told(this.#breaches, 'breach', 'of the specification'),
      ...[...this.#notices.keys()].slice(0, most),
    ]
  }
}

const nothingCame =
  'no request came; a client that reads neither HTTPS_PROXY nor FAKEDESK_URL has to be told where to call'

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

const counted = (number: number, thing: string) =>
  `${number} ${thing}${number === 1 ? '' : thing.endsWith('ch') ? 'es' : 's'}`

function told(counts: ReadonlyMap<string, number>, thing: string, what: string): readonly string[] {
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0)
  return total === 0 ? [] : [`${counted(total, thing)} ${what}: ${listed(counts)}`]
}

/** `acme (3), example`: the most frequent first. */
function listed(counts: ReadonlyMap<string, number>): string {
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([name, n]) => (n === 1 ? name : `${name} (${n})`))
  const others = names.length - most
  return [...names.slice(0, most), ...(others > 0 ? [`and ${others} more`] : [])].join(', ')
}
