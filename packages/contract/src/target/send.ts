import { type ReadResponse, readResponse } from '../exchange.ts'

/** Sends a request; `fetch` is one, and so is the `fetch` of a Fakedesk. */
export type Send = (request: Request) => Promise<Response>

/** Waits for so many seconds. */
export type Wait = (seconds: number) => Promise<void>

/** A rate limit that asks for more than this is not waited for, nor one that is met a fourth time. */
const longestWait = 120
const mostWaits = 3

export interface Answer {
  readonly response: ReadResponse
  readonly milliseconds: number
}

/** Sends what `request` makes, again after each 429 and the time that its `Retry-After` asks for. */
export async function sendPatiently(request: () => Request, send: Send, wait: Wait): Promise<Answer> {
  for (let waits = 0; ; waits++) {
    const begin = performance.now()
    const response = await readResponse(await send(request()))
    const answer = { response, milliseconds: performance.now() - begin }
    const seconds = secondsToWait(response)
    if (seconds === undefined || seconds > longestWait || waits === mostWaits) return answer
    await wait(seconds)
  }
}

/** `Retry-After` is a number of seconds or a date; without it a minute, the window of Zendesk's limits. */
function secondsToWait({ status, headers }: ReadResponse): number | undefined {
  if (status !== 429) return undefined
  const text = headers?.get('retry-after')
  if (!text) return 60
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isNaN(seconds) ? 60 : Math.max(0, seconds)
}
