import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { authorityCertificate, type Signer } from './certificate.ts'

/** Who vouches for the certificates of this machine's fake: whoever trusts it takes them for the service's. */
export interface Authority extends Signer {
  /** Where the certificate is kept, as PEM. */
  readonly file: string
}

/** Ten years: trusting it is a step by hand, which nobody wants to take often. */
const days = 3650

/** Makes an authority that nobody knows yet. Its name is its own, so that trust stores can tell two of them apart. */
export function newAuthority(): Signer {
  const { publicKey, privateKey } = newKeys()
  const title = `Fakedesk authority ${randomBytes(4).toString('hex')}`
  return { certificate: authorityCertificate({ title, publicKey, days }, privateKey), key: privateKey }
}

export function newKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

/** Key and certificate as one text, which is written at once or not at all. */
export function writeSigner({ certificate, key }: Signer): string {
  return `${key.export({ type: 'pkcs8', format: 'pem' })}${certificate}`
}

/** The authority of such a text; undefined where it is none. */
export function readSigner(text: string): Signer | undefined {
  const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/.exec(text)?.[0]
  if (certificate === undefined) return undefined
  try {
    const key = createPrivateKey(text)
    const read = new X509Certificate(certificate)
    return read.ca && read.checkPrivateKey(key) ? { certificate, key } : undefined
  } catch {
    // What Node cannot read was not written here.
    return undefined
  }
}
