import type { Reply } from '../exchange.ts'
import type { Disturbance } from './disturbance.ts'

const drops = 20
const betweenDrops = 50

/** Waits as long as the answer is held back. */
export const heldBack = ({ delay }: Disturbance): Promise<void> => wait(delay)

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** What fetch rejects with where the other side ends the connection. */
export function connectionCut(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
  return new TypeError('fetch failed', { cause })
}

/** The pieces in which a disturbed body comes, each once it is time; one that is truncated stops in the middle. */
export async function* disturbedBody({ body, disturbance }: Reply): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array())
  if (disturbance?.body === 'truncated') {
    yield bytes.slice(0, Math.floor(bytes.length / 2))
    throw connectionCut()
  }
  const size = Math.max(1, Math.ceil(bytes.length / drops))
  for (let from = 0; from < bytes.length; from += size) {
    if (from > 0) await wait(betweenDrops)
    yield bytes.slice(from, from + size)
  }
}

/** The same as a stream, for a `Response`. */
export function disturbedStream(reply: Reply): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = disturbedBody(reply)
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}
