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
  readonly paint?: Paint
}

/** What a person needs to send the first request. */
export function banner({ version, url, port, options, signIns, paint = plain }: Banner): string {
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
    `  Accounts: http://acme.localhost:${port} is the account acme; any name will do`,
    `  Help:     ${url}/ and fakedesk --help`,
    '',
    'ctrl-C stops.',
    '',
  ]
  return `${lines.join('\n')}\n`
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
