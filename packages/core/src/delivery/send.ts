import type { DeliveryAnswer, DeliveryRequest, WebhookPolicy } from './policy.ts'

/** What came of a call. */
export type Outcome =
  | ({ readonly kind: 'answered' } & DeliveryAnswer)
  | { readonly kind: 'timeout' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Whether somebody can take a call to this address. */
export function canSend({ deliver }: WebhookPolicy, url: string): boolean {
  return deliver !== undefined || isExample(url)
}

export async function send(policy: WebhookPolicy, request: DeliveryRequest): Promise<Outcome> {
  const { deliver, deliversExamples = false } = policy
  if (isExample(request.url) && !(deliver && deliversExamples)) return { kind: 'answered', ...exampleAnswer }
  if (!deliver) return { kind: 'failed', reason: 'no way to deliver was given to createFakedesk()' }
  try {
    return { kind: 'answered', ...(await deliver(request)) }
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'timeout' }
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** So that no test needs a network: nobody can own these names (RFC 2606). */
function isExample(url: string): boolean {
  return URL.canParse(url) && /(?:^|\.)example\.(?:com|org|net)$/.test(new URL(url).hostname)
}

const exampleAnswer: DeliveryAnswer = { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' }
