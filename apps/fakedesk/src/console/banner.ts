import type { SignIns } from './sign-ins.ts'

export interface Banner {
  readonly version: string
  readonly url: string
  readonly port: number
  readonly signIns: SignIns
}

/** What a person needs to send the first request. */
export function banner({ version, url, port, signIns }: Banner): string {
  const { passwords, apiToken, oauth } = signIns
  const [best] = passwords
  const rows = [
    ...passwords.map(({ role, credentials }) => [role, '-u', quoted(credentials)]),
    ...(apiToken === undefined ? [] : [['API token', '-u', quoted(apiToken)]]),
    ...oauth.map(({ role, credentials }) => [`OAuth, ${role}`, '-H', `"Authorization: Bearer ${credentials}"`]),
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length)) + 2
  const lines = [
    `Fakedesk ${version} listens on ${url}`,
    '',
    ...rows.map(([name = '', ...rest]) => `  ${name.padEnd(width)}${rest.join(' ')}`),
    '',
    ...(best ? [`  Try:      curl -u ${quoted(best.credentials)} ${url}/api/v2/sessions`] : []),
    `  Accounts: http://acme.localhost:${port} is the account acme; any name will do`,
    `  Help:     ${url}/ and fakedesk --help`,
    '',
    'ctrl-C stops.',
    '',
  ]
  return `${lines.join('\n')}\n`
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
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
