import type { Exchange } from '../exchange.ts'

/** Where a request came from: what a proxy in front says, else whoever is connected. Null where neither is known. */
export function callerAddress(exchange: Exchange): string | null {
  const forwarded = exchange.header('x-forwarded-for')
  return (forwarded && addressIn(forwarded)) || exchange.address || null
}

/** The first of the addresses is the caller's, those behind it are proxies'. What is no address is passed over. */
function addressIn(forwarded: string): string | undefined {
  const first = forwarded.split(',', 1)[0]?.trim() ?? ''
  return /^[\da-f.:]{3,45}$/i.test(first) ? first : undefined
}
