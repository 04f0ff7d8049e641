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
    // Who looks whether somebody is there says nothing, and leaves.
    if (Object(error).code !== 'ECONNRESET') onNotice(brokenHello(error, socket))
  })
  return server
}

/** Alerts by which clients say that they do not know who signed the certificate. */
const distrust = /unknown ca|bad certificate|certificate unknown/i

function brokenHello({ message }: Error, { servername }: TLSSocket): string {
  const client = servername ? `a client of ${servername}` : 'a client'
  return distrust.test(message)
    ? `${client} does not trust the authority of this machine's Fakedesk; how it can, "fakedesk ca" tells`
    : `${client} could not begin over https: ${message}`
}
