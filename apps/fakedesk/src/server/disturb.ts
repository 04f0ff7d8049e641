import type { ServerResponse } from 'node:http'
import { disturbedBody, heldBack, type Reply } from '@fakedesk/core'

/** Does to an answer on its way what a fault wants: holds it back, cuts the connection, spoils the body. */
export async function disturb(outgoing: ServerResponse, reply: Reply, send: () => void): Promise<void> {
  const { disturbance, body } = reply
  if (!disturbance) return send()
  await heldBack(disturbance)
  if (disturbance.isCut) return cut(outgoing)
  send()
  if (body === null || !disturbance.body) return
  try {
    for await (const piece of disturbedBody(reply)) {
      if (outgoing.destroyed) return
      outgoing.write(piece)
    }
    outgoing.end()
  } catch {
    // What was written is to leave before the connection does.
    setImmediate(() => cut(outgoing))
  }
}

/** Of HTTP/2 only the one stream ends. */
function cut(outgoing: ServerResponse): void {
  outgoing.destroy()
}
