import type { Via } from '@fakedesk/spec'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { identitiesOf } from '../../families/user-identities/find-identity.ts'
import { filled } from './filled.ts'
import { sendByRule } from './send-by-rule.ts'

/** Posts on X to a requester who is known there; others hear nothing. */
export function postToRequester(draft: TicketDraft, [text = '']: readonly string[], cause: Via): void {
  const { account, ticket } = draft
  const user_id = ticket.requester_id
  if (user_id === null) return
  const handle = identitiesOf(account, { id: user_id }).by('type', 'twitter').first()
  if (!handle) return
  const body = filled(draft, text)
  draft.say({ type: 'Tweet', direct_message: false, body, recipients: [user_id], via: cause })
  sendByRule(draft, cause, { channel: 'twitter', to: [{ user_id, address: handle.value }], subject: '', text: body })
}

/** Tells a flow of the integration services, none of which is here. */
export function notifyFlow(draft: TicketDraft, [flow = '', ...rest]: readonly string[], cause: Via): void {
  const text = filled(draft, rest.join('\n'))
  sendByRule(draft, cause, { channel: 'zis', to: [{ user_id: null, address: flow }], subject: '', text })
}
