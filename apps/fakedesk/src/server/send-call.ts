import { lookup } from 'node:dns'
import { type ClientRequest, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { DeliveryAnswer, DeliveryRequest } from '@fakedesk/core'

/** How calls of webhooks leave. */
export interface Way {
  /** Takes all calls, whatever address they have. */
  readonly receiver: URL | undefined
  /** The only hosts that may have private addresses; undefined where all may. */
  readonly allowed: ReadonlySet<string> | undefined
  readonly stopped: AbortSignal
}

/** The address that a call was for, where one receiver takes them all. */
const meantFor = 'X-Fakedesk-Endpoint'

/** An answer is kept with its attempt; what is longer is cut. */
const longestAnswer = 1_000_000

/**
 * Sends a call and tells what was answered; redirects are answers, too. Rejects with a `TimeoutError` for who is silent.
 * Never settles once it was broken off, so that nothing is noted of a call that nobody answered.
 */
export async function sendCall(call: DeliveryRequest, { receiver, allowed, stopped }: Way): Promise<DeliveryAnswer> {
  const url = receiver ?? new URL(call.url)
  const timeout = AbortSignal.timeout(call.timeout)
  const isGuarded = allowed !== undefined && !allowed.has(url.hostname)
  if (isGuarded) demandPublic(bare(url.hostname), url.hostname)
  const send = url.protocol === 'https:' ? overHttps : overHttp
  const sent = send(url, {
    method: call.method,
    headers: { ...call.headers, ...(receiver && { [meantFor]: call.url }) },
    signal: AbortSignal.any([timeout, stopped]),
    ...(isGuarded && { lookup: publicLookup }),
  })
  try {
    return await answerTo(sent, call.body)
  } catch (error) {
    if (stopped.aborted) return new Promise(() => {})
    throw timeout.aborted ? timeout.reason : error
  }
}

function answerTo(sent: ClientRequest, body: string | undefined): Promise<DeliveryAnswer> {
  return new Promise((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (response) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        if (size < longestAnswer) parts.push(part)
        size += part.length
      })
      response.on('error', reject)
      response.on('end', () => {
        const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        const text = Buffer.concat(parts).subarray(0, longestAnswer).toString()
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(headers), body: text })
      })
    })
    sent.end(body)
  })
}

/** What a name leads to is looked at as it is used: it cannot lead elsewhere a moment later. */
const publicLookup: LookupFunction = (hostname, options, tell) => {
  lookup(hostname, options, (error, address, family) => {
    try {
      const found: readonly { address: string }[] = Array.isArray(address) ? address : [{ address }]
      if (!error) for (const one of found) demandPublic(one.address, hostname)
      tell(error, address, family)
    } catch (refusal) {
      tell(Object.assign(new Error(String(Object(refusal).message)), { code: 'EACCES' }), address, family)
    }
  })
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

/** Addresses that only this machine or its network has (RFC 1918, 4193, 6598, 6890). */
const privateAddresses = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  privateAddresses.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  privateAddresses.addSubnet(network, bits, 'ipv6')
}

function demandPublic(address: string, hostname: string): void {
  const family = isIP(address)
  if (family === 0 || !privateAddresses.check(address, family === 6 ? 'ipv6' : 'ipv4')) return
  throw new Error(
    `${hostname} is a private address, and other machines reach this server: allow it by --webhooks-allow ${hostname}`,
  )
}
