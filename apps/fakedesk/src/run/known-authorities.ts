import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/** Where systems keep their authorities in one file: Debian, Fedora, SUSE, Alpine and macOS, BSD. */
const systemFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
  '/usr/local/share/certs/ca-root-nss.crt',
]

/** Variables that name a file in the place of the system's, which whoever set them still wants to count. */
const variables = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE']

/** The authorities that programs on this machine trust by now, each as PEM. */
export function knownAuthorities(env: NodeJS.ProcessEnv): readonly string[] {
  const named = new Set(variables.map((variable) => env[variable]))
  const own = [...named].flatMap(certificatesIn)
  const found = own.length > 0 ? own : firstOf(systemFiles)
  return [...new Set(found.length > 0 ? found : ofNode())]
}

/** The certificates in a PEM file; none where there is no such file. */
export function certificatesIn(file: string | undefined): readonly string[] {
  if (!file) return []
  try {
    return readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  } catch {
    // Other programs pass over what is not there or is a folder, too.
    return []
  }
}

function firstOf(files: readonly string[]): readonly string[] {
  return files.map(certificatesIn).find((certificates) => certificates.length > 0) ?? []
}

/** Windows keeps its authorities in no file; what Node brings along will do for the rest. */
function ofNode(): readonly string[] {
  // Before 22.15, Node cannot tell those of the system.
  const ofSystem = tls.getCACertificates?.('system') ?? []
  return ofSystem.length > 0 ? ofSystem : tls.rootCertificates
}
