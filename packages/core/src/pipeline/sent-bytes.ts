import { unreadableBody } from '../errors.ts'
import type { Exchange } from '../exchange.ts'

/** The body's bytes. A caller who went away in the middle, or who read the body before us, is no bug of ours. */
export async function sentBytes(exchange: Exchange): Promise<Uint8Array> {
  try {
    return await exchange.bytes()
  } catch (error) {
    throw unreadableBody(error)
  }
}
