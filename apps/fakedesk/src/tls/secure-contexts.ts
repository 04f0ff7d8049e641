import { createSecureContext, type SecureContext } from 'node:tls'
import { newKeys } from './authority.ts'
import { type Signer, serverCertificate } from './certificate.ts'

/** As long as clients take a certificate to be valid at most (825 days with Apple); no process lives so long. */
const days = 800

/** Names that a caller asked for are kept; one who asks for ever more of them must not fill the memory. */
const mostNames = 500

/** Certificates as they are asked for, name by name, of one key. */
export class SecureContexts {
  readonly #signer: Signer
  readonly #keys = newKeys()
  readonly #byName = new Map<string, SecureContext>()

  constructor(signer: Signer) {
    this.#signer = signer
  }

  /** For callers who name nobody: they call an address, or are older than the naming. */
  get nameless(): { readonly key: string; readonly cert: string } {
    return this.#certified(['localhost', '*.zendesk.com', '127.0.0.1', '::1'])
  }

  /** Undefined for a name that the authority may not vouch for. */
  for(name: string): SecureContext | undefined {
    if (!mayVouchFor(name)) return undefined
    const known = this.#byName.get(name)
    if (known) return known
    if (this.#byName.size >= mostNames) this.#byName.clear()
    const context = createSecureContext(this.#certified([name]))
    this.#byName.set(name, context)
    return context
  }

  #certified(names: readonly string[]) {
    const { publicKey, privateKey } = this.#keys
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    return { key, cert: serverCertificate(names, { title: 'Fakedesk server', publicKey, days }, this.#signer) }
  }
}

function mayVouchFor(name: string): boolean {
  return /^(?:[\w-]+\.)*(?:zendesk\.com|localhost)$/i.test(name) && name.length <= 253
}
