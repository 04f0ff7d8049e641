import { checkExchange } from '../../src/index.ts'
import { type Sent, signers } from './valid.ts'

export type Fetch = (request: Request) => Promise<Response>

export interface Answer {
  readonly status: number
  readonly text: string
  /** What is wrong with it, whatever was asked. */
  readonly problem: string | undefined
}

export async function send(fetch: Fetch, { method, address, text, contentType, caller }: Sent): Promise<Answer> {
  const request = new Request(`https://example.zendesk.com${address}`, {
    method,
    headers: {
      'Content-Type': contentType ?? 'application/json',
      ...(signers[caller] && { Authorization: `Basic ${btoa(`${signers[caller]}/token:token`)}` }),
    },
    ...(text !== undefined && { body: text }),
  })
  try {
    const response = await fetch(request)
    const body = await response.clone().text()
    return { status: response.status, text: body, problem: await problemWith(request, response, body) }
  } catch (error) {
    return { status: 0, text: '', problem: `no answer: ${error}` }
  }
}

/** `X-Zendesk-API-Warn` is no longer than this. */
const longestWarning = 2048

async function problemWith({ method, url }: Request, response: Response, body: string): Promise<string | undefined> {
  const { status, headers } = response
  if (status >= 500) return `${status} ${body.slice(0, 800)}`
  const warning = headers.get('x-zendesk-api-warn') ?? ''
  if (warning.length > longestWarning) return `a warning of ${warning.length} characters`
  if (Reflect.ownKeys(Object.prototype).includes('polluted')) return 'a prototype that everybody shares was written to'
  // Requests break the contract on purpose here; the answers must not.
  const { violations } = await checkExchange(
    { method, url },
    { status, headers, body },
    { strict: true, only: 'response' },
  )
  const [first] = violations.filter(({ rule }) => rule !== 'unknown-operation')
  return first && `${status} that breaks the specification: ${first.message}`
}

/** A request in a line. */
export function shown({ method, address, text = '' }: Sent): string {
  return `${method} ${address.slice(0, 200)} ${text.slice(0, 300)}`
}
