import type { Via } from '@fakedesk/spec'
import { capitalized } from '../../capitalized.ts'

/** The names that the agent interface has for channels, which this export tells (reported, in a client's published sample: `Web form`). */
const names: ReadonlyMap<string, string> = new Map([
  ['api', 'Web service'],
  ['web', 'Web form'],
  ['email', 'Mail'],
  ['rule', 'Rule'],
  ['chat', 'Chat'],
  ['closed_ticket', 'Closed ticket'],
  ['ticket_sharing', 'Ticket sharing'],
  ['web_widget', 'Web Widget'],
  ['mobile_sdk', 'Mobile SDK'],
  ['help_center', 'Help Center post'],
  ['mobile', 'Mobile'],
  ['sms', 'Text message'],
  ['api_phone_call_inbound', 'CTI phone call (incoming)'],
  ['api_phone_call_outbound', 'CTI phone call (outgoing)'],
  ['api_voicemail', 'CTI voicemail'],
  ['phone_call_inbound', 'Phone call (incoming)'],
  ['phone_call_outbound', 'Phone call (outgoing)'],
  ['native_messaging', 'Messaging'],
])

/** A channel without a name of its own is told by its word: `any_channel` is `Any channel`. */
export function channelName({ channel }: Via): string {
  const word = String(channel).replaceAll('_', ' ')
  return names.get(String(channel)) ?? capitalized(word)
}
