import type { Via } from '@fakedesk/spec'

/** Channels by the numbers that old clients send (docs: Ticket Audits > Via types). */
const channels: ReadonlyMap<number, string> = new Map([
  [0, 'web'],
  [4, 'email'],
  [5, 'api'],
  [8, 'rule'],
  [16, 'get_satisfaction'],
  [23, 'twitter_favorite'],
  [26, 'twitter_dm'],
  [27, 'closed_ticket'],
  [29, 'chat'],
  [30, 'twitter'],
  [31, 'ticket_sharing'],
  [33, 'voicemail'],
  [34, 'phone_call_inbound'],
  [35, 'phone_call_outbound'],
  [38, 'facebook_post'],
  [41, 'facebook_message'],
  [44, 'api_voicemail'],
  [45, 'api_phone_call_inbound'],
  [46, 'api_phone_call_outbound'],
  [48, 'web_widget'],
  [49, 'mobile_sdk'],
  [50, 'help_center'],
  [54, 'satisfaction_prediction'],
  [55, 'any_channel'],
  [56, 'mobile'],
  [57, 'sms'],
  [72, 'line'],
  [73, 'wechat'],
  [74, 'whatsapp'],
])

/** The numbers of the channels, by name. */
export const channelNumbers: ReadonlyMap<string, number> = new Map(
  Array.from(channels, ([number, channel]) => [channel, number]),
)

type Ends = NonNullable<Via['source']>

/** A channel with nothing known of its ends. */
export function viaOf(channel: string, source: Partial<Ends> = {}): Via {
  return { channel, source: { from: {}, to: {}, rel: null, ...source } }
}

/** What a caller says of the channel, by name or by number. */
interface GivenVia {
  readonly via?: { readonly channel?: string | number; readonly source?: Partial<Ends> } | undefined
  readonly via_id?: number | undefined
}

/** The channel that a caller names; undefined where none, or one that there is not. */
export function givenVia({ via, via_id }: GivenVia): Via | undefined {
  const named = via?.channel ?? via_id
  const channel = typeof named === 'number' || /^\d+$/.test(named ?? '') ? channels.get(Number(named)) : named
  return channel ? viaOf(channel, via?.source) : undefined
}
