import { createSecureServer, type Http2SecureServer } from 'node:http2'
import type { TLSSocket } from 'node:tls'
import type { Signer } from '../tls/certificate.ts'
import { SecureContexts } from '../tls/secure-contexts.ts'

/** A server of HTTPS, 1.1 and 2, that has a certificate for each name of the service and of this machine. */
export function secureServer(signer: Signer, onNotice: (notice: string) => void): Http2SecureServer {
  const contexts = new SecureContexts(signer)
  const server = createSecureServer({
    allowHTTP1: true,
    ...contexts.nameless,
    SNICallback(name, tell) {
      const context = contexts.for(name)
      if (context) tell(null, context)
      else tell(new Error(`the authority does not vouch for ${JSON.stringify(name)}`))
    },
  })
  server.on('tlsClientError', (error, socket) => {
    const notice = brokenHello(error, socket)
    if (notice !== undefined) onNotice(notice)
  })
  return server
}

/** Alerts by which clients say that they do not know who signed the certificate. */
const distrust = /unknown ca|bad certificate|certificate unknown/i

const how = 'trust the authority of this machine\'s Fakedesk; how it can, "fakedesk ca" tells'

interface TlsError extends NodeJS.ErrnoException {
  /** What OpenSSL says, without where in it. */
  readonly reason?: string
}

function brokenHello(error: TlsError, { servername }: TLSSocket): string | undefined {
  if (error.code === 'ECONNRESET') {
    // Some clients, Node's among them, do not like a certificate and leave without an alert. Others only look who is there.
    return servername ? `a client of ${servername} left before it had said anything; it may not ${how}` : undefined
  }
  const client = servername ? `a client of ${servername}` : 'a client'
  return distrust.test(error.message)
    ? `${client} does not ${how}`
    : `${client} could not begin over https: ${error.reason ?? error.message}`
}
