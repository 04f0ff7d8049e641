import type { DeliveryRequest } from '../../delivery/policy.ts'
import { patience, withQuery } from '../../delivery/request.ts'
import type { StoredInvocation, TargetCall } from '../webhook-invocations/invocation.ts'
import { headerOf } from '../webhooks/authentication.ts'
import type { StoredTarget } from './target.ts'

const form = 'application/x-www-form-urlencoded'

/** A `url_target` that says nothing of its method asks by GET (docs: Targets). */
export const methodOf = ({ method }: StoredTarget) => (method ?? 'get').toUpperCase()

/** The call of a target: unsigned, and never tried again. */
export function targetRequest(
  target: StoredTarget,
  { id, payload }: StoredInvocation,
  call: TargetCall,
): DeliveryRequest {
  const method = methodOf(target)
  const content = contentOf(target, payload)
  const isBare = method === 'GET' || method === 'DELETE'
  return {
    url: isBare ? withQuery(call.url, content.text) : call.url,
    method,
    headers: {
      ...(!isBare && { 'Content-Type': content.type }),
      'User-Agent': 'Zendesk Target',
      ...signatureOf(target),
    },
    body: isBare ? undefined : content.text,
    timeout: patience,
    invocation: id,
  }
}

/** A target with an `attribute` sends the message as the value of that field; others send it as it is. */
function contentOf({ attribute, content_type }: StoredTarget, message: string) {
  return attribute
    ? { type: form, text: new URLSearchParams([[attribute, message]]).toString() }
    : { type: content_type ?? form, text: message }
}

function signatureOf({ username, secrets }: StoredTarget) {
  if (!username) return {}
  const data = { username, password: secrets.password ?? '' }
  return headerOf({ type: 'basic_auth', data, add_position: 'header' })
}
