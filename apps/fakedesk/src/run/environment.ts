import { delimiter } from 'node:path'
import type { SignIns } from '../console/sign-ins.ts'
import { noProxyBeside } from '../proxy/upstream.ts'
import { storePassword } from './java-trust-store.ts'
import type { TrustFiles } from './trust-files.ts'

export interface Started {
  /** `http://127.0.0.1:4010`. */
  readonly url: string
  /** The account that the command is told of. */
  readonly account: string
  readonly signIns: SignIns
  readonly trust: TrustFiles
}

/** The variables by which the calls of a command to `*.zendesk.com` reach the fake, beside those that it has anyway. */
export function environmentFor(started: Started, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { url, trust } = started
  const noProxy = noProxyBeside(env.no_proxy || env.NO_PROXY || '')
  return {
    ...env,
    // Programs differ in which case they read; curl takes HTTP_PROXY in small letters only.
    ...inBothCases({ http_proxy: url, https_proxy: url, no_proxy: noProxy }),
    NODE_USE_ENV_PROXY: '1',
    NODE_EXTRA_CA_CERTS: trust.extra,
    DENO_CERT: trust.extra,
    SSL_CERT_FILE: trust.bundle,
    REQUESTS_CA_BUNDLE: trust.bundle,
    CURL_CA_BUNDLE: trust.bundle,
    JAVA_TOOL_OPTIONS: [env.JAVA_TOOL_OPTIONS, ...javaOptions(started)].filter(Boolean).join(' '),
    // The empty place stands for the folder that PHP was built with.
    PHP_INI_SCAN_DIR: `${env.PHP_INI_SCAN_DIR ?? ''}${delimiter}${trust.phpSettings}`,
    FAKEDESK_URL: url,
    ...zendeskHints(started),
  }
}

function inBothCases(variables: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(variables)
  return Object.fromEntries(entries.flatMap(([name, value]) => [name, name.toUpperCase()].map((each) => [each, value])))
}

function javaOptions({ url, trust }: Started): readonly string[] {
  const { hostname, port } = new URL(url)
  const properties = {
    'http.proxyHost': hostname,
    'http.proxyPort': port,
    'https.proxyHost': hostname,
    'https.proxyPort': port,
    'http.nonProxyHosts': 'localhost|127.*|[::1]',
    'javax.net.ssl.trustStore': trust.javaStore,
    'javax.net.ssl.trustStoreType': 'JKS',
    'javax.net.ssl.trustStorePassword': storePassword,
  }
  // Java takes a word apart at its spaces, unless it is quoted.
  return Object.entries(properties).map(([name, value]) =>
    /\s/.test(value) ? `"-D${name}=${value}"` : `-D${name}=${value}`,
  )
}

/** Names that programs and their documentation use for what the real service wants to know. */
function zendeskHints({ account, signIns: { apiToken, passwords } }: Started): Record<string, string> {
  const [best] = passwords
  const [email, token] = apiToken?.split('/token:') ?? [best?.credentials.split(':')[0]]
  return {
    ZENDESK_SUBDOMAIN: account,
    ZENDESK_ACCOUNT: account,
    ZENDESK_URL: `https://${account}.zendesk.com`,
    ...(email && { ZENDESK_EMAIL: email, ZENDESK_USERNAME: email }),
    ...(token && { ZENDESK_API_TOKEN: token, ZENDESK_TOKEN: token }),
  }
}
