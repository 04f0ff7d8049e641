import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Time,
  Validity,
  Version,
} from '@peculiar/asn1-x509'

/** A certificate, as PEM, and the key that belongs to it. */
export interface Signer {
  readonly certificate: string
  readonly key: KeyObject
}

/** What is certified: a key, for so many days. */
interface Subject {
  /** For people. What looks like the name of a host would be held to what the authority vouches for. */
  readonly title: string
  readonly publicKey: KeyObject
  readonly days: number
}

/**
 * All that an authority of ours may vouch for. Whoever trusts it trusts it for nothing else, and whoever steals its key
 * can pose as nobody else.
 */
export const vouchedFor = ['zendesk.com', 'localhost', '127.0.0.0/8', '::1/128'] as const

/** A certificate that signs itself and may sign for the names that `vouchedFor` has. */
export function authorityCertificate(subject: Subject, key: KeyObject): string {
  const permitted = vouchedFor.map((name) => new GeneralSubtree({ base: generalName(name) }))
  return signed({ subject, issuer: nameOf(subject), key }, [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), true),
    extension(id_ce_nameConstraints, new NameConstraints({ permittedSubtrees: new GeneralSubtrees(permitted) }), true),
  ])
}

/** A certificate for a server that has these names and addresses. */
export function serverCertificate(names: readonly string[], subject: Subject, { certificate, key }: Signer): string {
  const { tbsCertificate } = AsnConvert.parse(bytesOf(certificate), Certificate)
  const issuer = tbsCertificate.subject
  const keyIdentifier = keyIdentifierOf(tbsCertificate.subjectPublicKeyInfo)
  return signed({ subject, issuer, key }, [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), true),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, new SubjectAlternativeName(names.map(generalName))),
    extension(id_ce_authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier })),
  ])
}

interface Signing {
  readonly subject: Subject
  readonly issuer: Name
  readonly key: KeyObject
}

const day = 86_400_000

function signed({ subject, issuer, key }: Signing, extensions: readonly Extension[]): string {
  const spki = subject.publicKey.export({ type: 'spki', format: 'der' })
  const subjectPublicKeyInfo = AsnConvert.parse(spki, SubjectPublicKeyInfo)
  const ownKey = extension(id_ce_subjectKeyIdentifier, keyIdentifierOf(subjectPublicKeyInfo))
  // Clocks differ: who is a little behind must not take it for one of the future.
  const notBefore = new Time(new Date(Date.now() - day))
  const notAfter = new Time(new Date(Date.now() + subject.days * day))
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: ecdsaWithSha256,
    issuer,
    validity: Object.assign(new Validity(), { notBefore, notAfter }),
    subject: nameOf(subject),
    subjectPublicKeyInfo,
    extensions: new Extensions([...extensions, ownKey]),
  })
  const signatureValue = exactly(sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), key))
  const whole = new Certificate({ tbsCertificate, signatureAlgorithm: ecdsaWithSha256, signatureValue })
  return pemOf(Buffer.from(AsnConvert.serialize(whole)))
}

const ecdsaWithSha256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' })

function extension(extnID: string, value: unknown, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })
}

function keyIdentifierOf({ subjectPublicKey }: SubjectPublicKeyInfo): SubjectKeyIdentifier {
  return new SubjectKeyIdentifier(exactly(createHash('sha1').update(Buffer.from(subjectPublicKey)).digest()))
}

const commonName = '2.5.4.3'
const organization = '2.5.4.10'

function nameOf({ title }: Subject): Name {
  const part = (type: string, utf8String: string) =>
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) })])
  return new Name([part(organization, 'Fakedesk'), part(commonName, title)])
}

function generalName(name: string): GeneralName {
  return isIP(name.replace(/\/\d+$/, '')) ? new GeneralName({ iPAddress: name }) : new GeneralName({ dNSName: name })
}

/** Positive, and without a leading zero byte. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16)
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f)
  return exactly(bytes)
}

function exactly(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}

export function bytesOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
}

function pemOf(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
