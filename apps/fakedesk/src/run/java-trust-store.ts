import { createHash } from 'node:crypto'
import { bytesOf } from '../tls/certificate.ts'

/** What every Java knows; it keeps nothing secret, for all that is in the store is public. */
export const storePassword = 'changeit'

/**
 * Authorities in the form that Java of any age reads (JKS, version 2): entries of trusted certificates, and a digest over
 * all of it with the password. Made here, since a machine need not have a keytool.
 */
export function javaTrustStore(certificates: readonly string[], madeAt: number): Buffer {
  const entries = certificates.map((certificate, index) => {
    const bytes = bytesOf(certificate)
    return [
      number(trustedCertificate),
      text(`authority-${index}`),
      time(madeAt),
      text('X.509'),
      number(bytes.length),
      bytes,
    ]
  })
  const content = Buffer.concat([number(magic), number(2), number(certificates.length), ...entries.flat()])
  return Buffer.concat([content, digestOf(content)])
}

const magic = 0xfeedfeed
const trustedCertificate = 2

function digestOf(content: Buffer): Buffer {
  const password = Buffer.from(storePassword, 'utf16le').swap16()
  return createHash('sha1').update(password).update('Mighty Aphrodite').update(content).digest()
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function time(milliseconds: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(milliseconds))
  return bytes
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
