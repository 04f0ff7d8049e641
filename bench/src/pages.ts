import type { Account, Exchange, Fakedesk } from '@fakedesk/core'
import { hold } from './hold.ts'
import { median } from './median.ts'

/** A Fakedesk, and its account that was filled. */
export interface Filled {
  readonly fakedesk: Fakedesk
  readonly account: Account
}

const rounds = 120
const warmUp = 20
const base = 'https://example.zendesk.com/api/v2'
const headers: Readonly<Record<string, string>> = {
  authorization: `Basic ${btoa('admin@example.com/token:token')}`,
  'content-type': 'application/json',
}

/** A request of the admin, for `fakedesk.handle`. */
export function exchange(method: string, path: string, body?: unknown): Exchange {
  const bytes = new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body))
  const url = `${base}/${path}`
  return {
    method,
    url,
    header: (name) => headers[name],
    bytes: async () => bytes,
    request: () => new Request(url, { method, headers, ...(body !== undefined && { body: bytes }) }),
  }
}

/** Holds what each list costs a page in the large account over what it costs in the small one. */
export async function comparePages(small: Filled, large: Filled, lists: readonly string[], bar: number): Promise<void> {
  for (const list of lists) {
    const paths = [await deepPath(small, list), await deepPath(large, list)] as const
    const times = { small: [] as number[], large: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      times.small.push(timeOf(small, paths[0]))
      times.large.push(timeOf(large, paths[1]))
    }
    const [fast, slow] = [median(times.small.slice(warmUp)), median(times.large.slice(warmUp))]
    hold(`${list.padEnd(70)} ${fast.toFixed(0).padStart(6)} ${slow.toFixed(0).padStart(6)}`, slow / fast, {
      atMost: bar,
    })
  }
}

/** Microseconds for the page, written anew: a commit elsewhere in the account has just made the kept one old. */
function timeOf({ fakedesk, account }: Filled, path: string): number {
  account.commit(() => {
    const [group] = account.groups.rows
    if (group) account.groups.update(group, { updated_at: account.now })
  })
  const asked = exchange('GET', path)
  const start = performance.now()
  const reply = fakedesk.handle(asked)
  const microseconds = (performance.now() - start) * 1000
  if (reply instanceof Promise || reply.status !== 200) throw new Error(`${path} was not answered`)
  return microseconds
}

/**
 * The address of a page in the middle of the list: the one that a number leads to, or that which a client comes to by
 * three links.
 */
async function deepPath({ fakedesk }: Filled, list: string): Promise<string> {
  if (list.includes('page=deep')) {
    const { count } = await read(fakedesk, list.replace('page=deep', 'page=1'))
    return list.replace('deep', String(Math.max(1, Math.min(100, Math.floor(Number(count) / 100) - 1))))
  }
  let path = list
  for (let page = 0; page < 3 && list.includes('deep=1'); page++) {
    const { links } = await read(fakedesk, path)
    const next: unknown = Object(links).next
    path = typeof next === 'string' ? next.slice(base.length + 1) : path
  }
  return path
}

async function read(fakedesk: Fakedesk, path: string): Promise<Readonly<Record<string, unknown>>> {
  const response = await fakedesk.fetch(new Request(`${base}/${path}`, { headers }))
  return Object(await response.json())
}
