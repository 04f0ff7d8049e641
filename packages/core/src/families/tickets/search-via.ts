import { choice, type Field, isNone } from '../../search/fields.ts'
import type { StoredTicket } from './ticket.ts'

/** Channels that searches call by other names than tickets do, or by one name together. */
const channels: ReadonlyMap<string, readonly string[]> = new Map([
  ['mail', ['email']],
  ['twitter', ['twitter', 'twitter_dm', 'twitter_favorite']],
  ['phone', ['phone_call_inbound', 'phone_call_outbound', 'api_phone_call_inbound', 'api_phone_call_outbound']],
  ['voicemail', ['voicemail', 'api_voicemail']],
  ['facebook', ['facebook_post', 'facebook_message']],
])

const channelIs = choice<StoredTicket>(({ via }) => via.channel)

/** `via:mail` and the like (docs: Search reference). */
export const channelsMeant: Field<StoredTicket> = (term, context) => {
  const meant = channels.get(term.value.toLowerCase())
  if (!meant || isNone(term)) return channelIs(term, context)
  const conditions = meant.map((value) => channelIs({ ...term, value }, context))
  return (record) => conditions.some((meets) => meets(record))
}
