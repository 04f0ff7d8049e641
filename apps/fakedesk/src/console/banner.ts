import { type Paint, plain } from './paint.ts'
import { shellWord } from './shell-word.ts'
import type { SignIns } from './sign-ins.ts'

export interface Banner {
  readonly version: string
  readonly url: string
  readonly port: number
  /** Each as it was typed: `--rate-limit 200`. */
  readonly options: readonly string[]
  readonly signIns: SignIns
  /** The account of hosts that name none. */
  readonly home: string
  /** The only accounts; undefined where any name is one. */
  readonly accounts: readonly string[] | undefined
  /** What control endpoints want to be shown. */
  readonly controlToken: string | undefined
  /** The authority's certificate, where the port speaks HTTPS. */
  readonly caFile: string | undefined
  readonly paint?: Paint
}

/** What a person needs to send the first request. */
export function banner(told: Banner): string {
  const { version, url, options, signIns, controlToken, paint = plain } = told
  const { passwords, apiToken, oauth } = signIns
  const [best] = passwords
  const rows = [
    ...passwords.map(({ role, credentials }) => [role, '-u', shellWord(credentials)]),
    ...(apiToken === undefined ? [] : [['API token', '-u', shellWord(apiToken)]]),
    ...oauth.map(({ role, credentials }) => [`OAuth, ${role}`, '-H', `"Authorization: Bearer ${credentials}"`]),
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length)) + 2
  const lines = [
    paint('bold', `Fakedesk ${version} listens on ${url}`),
    ...(options.length > 0 ? [`with ${options.join(' ')}`] : []),
    '',
    ...rows.map(([name = '', ...rest]) => `  ${name.padEnd(width)}${rest.join(' ')}`),
    '',
    ...(best ? [`  Try:      curl -u ${shellWord(best.credentials)} ${url}/api/v2/sessions`] : []),
    `  Accounts: ${accountsIn(told)}`,
    ...overHttps(told),
    ...(controlToken === undefined
      ? []
      : [`  Control:  -H ${shellWord(`X-Fakedesk-Control: ${controlToken}`)} ${url}/_fakedesk/...`]),
    `  Help:     ${url}/ and fakedesk --help`,
    '',
    'ctrl-C stops.',
    '',
  ]
  return `${lines.join('\n')}\n`
}

function accountsIn({ port, home, accounts }: Banner): string {
  if (!accounts) return `http://acme.localhost:${port} is the account acme; any name will do`
  return `${[...new Set([home, ...accounts])].map((name) => `http://${name}.localhost:${port}`).join(', ')}, and no others`
}

/** A proxy on this very port brings hosts of the service here. */
function overHttps({ url, caFile }: Banner): readonly string[] {
  if (caFile === undefined) return []
  return [
    `  HTTPS:    HTTPS_PROXY=${url} curl --cacert ${shellWord(caFile)} https://acme.zendesk.com/...`,
    `  Trust:    fakedesk ca`,
  ]
}

/** For the log line of a request that was refused for want of credentials. */
export function signInHint({ passwords, apiToken, oauth }: SignIns): string | undefined {
  const ways = [
    ...passwords.slice(0, 1).map(({ credentials }) => `-u ${credentials}`),
    ...(apiToken === undefined ? [] : [`-u ${apiToken}`]),
    ...oauth.slice(0, 1).map(({ credentials }) => `Bearer ${credentials}`),
  ]
  return ways.length > 0 ? `these would work: ${ways.join(', ')}` : undefined
}
