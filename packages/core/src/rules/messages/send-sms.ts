import type { Via } from '@fakedesk/spec'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { identitiesOf } from '../../families/user-identities/find-identity.ts'
import { filled } from './filled.ts'
import { groupReceivers, type Receivers, receiversOf } from './receivers.ts'
import { sendByRule } from './send-by-rule.ts'

/** Who gets it, the number that it comes from, what it says (docs: Actions reference). */
type Parts = readonly string[]

export function textUser(draft: TicketDraft, parts: Parts, cause: Via): void {
  send(draft, receiversOf(draft, parts[0] ?? ''), parts, cause)
}

export function textGroup(draft: TicketDraft, parts: Parts, cause: Via): void {
  send(draft, groupReceivers(draft, parts[0] ?? ''), parts, cause)
}

/** Who has no number gets nothing; of the others the audit tells one by one. */
function send(draft: TicketDraft, { recipients, ccs = [] }: Receivers, parts: Parts, cause: Via): void {
  const [, sender = '', text = ''] = parts
  const body = filled(draft, text)
  for (const user_id of new Set([...recipients, ...ccs])) {
    const address = phoneOf(draft, user_id)
    if (!address) continue
    draft.say({ type: 'SMS', body, phone_number: address, recipient_id: user_id, via: cause })
    sendByRule(draft, cause, { channel: 'sms', sender, to: [{ user_id, address }], subject: '', text: body })
  }
}

function phoneOf({ account }: TicketDraft, id: number): string | undefined {
  const phone = account.users.get(id)?.phone
  return phone || identitiesOf(account, { id }).by('type', 'phone_number').first()?.value
}
