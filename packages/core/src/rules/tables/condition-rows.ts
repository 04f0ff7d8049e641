import type { Condition } from '@fakedesk/spec'
import type { Place } from '../moment.ts'
import type { Cast } from './cast.ts'

/**
 * An operator with a value, and the tickets for which it holds by their letters; of places that see others, theirs, and
 * null of those that refuse it.
 */
export type Row = readonly [
  operator: string,
  value: Condition['value'],
  holds: string,
  elsewhere?: Partial<Readonly<Record<Place, string | null>>>,
]

const nobody = ''

/** What triggers ask of how a field has changed: from one value to another for some tickets, and for no others. */
export function changes(
  from: string,
  to: string,
  of: { readonly changed: string; readonly to: string; readonly from: string },
): readonly Row[] {
  return [
    ['changed', null, of.changed],
    ['not_changed', null, others(of.changed)],
    ['value', to, of.to],
    ['not_value', to, others(of.to)],
    ['value_previous', from, of.from],
    ['not_value_previous', from, others(of.from)],
  ]
}

/** All tickets but these, in the order of the cast. */
export const others = (letters: string) =>
  Array.from('faercp')
    .filter((one) => !letters.includes(one))
    .join('')

/** Numbers by which triggers tell how much has happened: one ticket has one, the others nothing. */
const counts = (one: string, none = others(one)): readonly Row[] => [
  ['is', '1', one],
  ['greater_than', '0', one],
  ['less_than', '1', none],
]

/** Hours, whole and in part, by the clock and by opening hours. */
function hours(
  letters: string,
  [calendar, business]: readonly [number, number],
  rest: Partial<Rest> = {},
): readonly Row[] {
  const { less = letters, greater = letters } = rest
  const row = (operator: string, value: number, holds: string): Row => [operator, String(value), holds]
  return [
    row('is', calendar, letters),
    row('less_than', calendar + 1, less),
    row('greater_than', calendar - 1, greater),
    row('is_business_hours', business, letters),
    row('less_than_business_hours', business + 1, less),
    row('greater_than_business_hours', business - 1, greater),
  ]
}

/** The tickets whose hours are fewer and more, where there are some. */
interface Rest {
  readonly less: string
  readonly greater: string
}

/** For each field, what its operators hold for. */
export function conditionRows({ ids }: Pick<Cast, 'ids'>): Readonly<Record<string, readonly Row[]>> {
  const text = (id: number | null) => String(id)
  const [first, second] = ids.groups.map(text)
  const [firstOrganization, secondOrganization] = ids.organizations.map(text)
  const moved = { changed: 'e', to: 'e', from: 'e' }
  return {
    status: [
      ['is', 'open', 'a'],
      ['is_not', 'open', 'fercp'],
      ['less_than', 'hold', 'fap'],
      ['greater_than', 'pending', 'erc'],
      ...changes('pending', 'open', { changed: 'faec', to: 'a', from: 'a' }),
    ],
    custom_status_id: [
      ['includes', [text(ids.usualOpen), text(ids.status)], 'ae'],
      ['not_includes', [text(ids.usualOpen), text(ids.status)], 'frcp'],
      ['is', text(ids.status), 'e'],
      ['is_not', text(ids.status), others('e')],
      ...changes(text(ids.usualOpen), text(ids.status), { ...moved, changed: 'fae' }),
    ],
    type: [
      ['is', 'incident', 'a'],
      ['is', '', 'frc'],
      ['is_not', 'task', 'farc'],
      ...changes('question', 'task', moved),
    ],
    priority: [
      ['is', '', 'frp'],
      ['is_not', 'high', others('a')],
      ['less_than', 'normal', 'frp'],
      ['greater_than', 'normal', 'ae'],
      ...changes('low', 'urgent', moved),
    ],
    brand_id: [
      ['is', text(ids.brand), 'e'],
      ['is_not', text(ids.brand), others('e')],
      ['includes', [text(ids.usualBrand)], others('e')],
      ['not_includes', [text(ids.usualBrand)], 'e'],
      ...changes(text(ids.usualBrand), text(ids.brand), { ...moved, changed: 'fe' }),
    ],
    ticket_form_id: [
      ['is', text(ids.form), 'e'],
      ['is_not', text(ids.form), others('e')],
      ['includes', [text(ids.usualForm)], others('e')],
      ['not_includes', [text(ids.usualForm)], 'e'],
      ...changes(text(ids.usualForm), text(ids.form), { ...moved, changed: 'fe' }),
    ],
    via_id: [
      ['is', '4', 'a'],
      ['is_not', '5', 'ap'],
      ['includes', ['4', '29'], 'ap'],
      ['not_includes', ['4', '29'], others('ap')],
    ],
    recipient: [
      ['is', 'help@SHOP.example', 'a'],
      ['is', 'help', 'a', { trigger: null }],
      ['is_not', 'help@shop.example', others('a')],
    ],
    locale_id: [
      ['is', '16', 'ae'],
      ['is_not', '16', others('ae')],
    ],
    satisfaction_score: [
      ['is', 'bad', 'r'],
      ['is_not', 'bad', others('r')],
      ['less_than', 'bad', others('r')],
      ['greater_than', 'false', 'r'],
      ...changes('good_with_comment', 'bad', { changed: 'r', to: 'r', from: 'r' }),
    ],
    group_id: [
      ['is', first ?? '', 'arp'],
      ['is', '', 'f'],
      ['is', 'current_groups', 'aercp', { trigger: null, automation: null }],
      ['is_not', first ?? '', 'fec'],
      ['includes', [first ?? '', second ?? ''], 'aerp'],
      ['not_includes', [first ?? '', second ?? ''], 'fc'],
      ...changes(first ?? '', second ?? '', moved),
    ],
    assignee_id: [
      ['is', 'current_user', 'p', { view: 'arp', automation: nobody }],
      ['is', 'requester_id', 'c'],
      ['is', text(ids.agent), 'arp'],
      ['is', '', 'f'],
      ['is_not', text(ids.agent), 'fec'],
      ['includes', [text(ids.agent), text(ids.other)], 'aerp'],
      ['not_includes', [text(ids.agent), text(ids.other)], 'fc'],
      ...changes(text(ids.agent), text(ids.other), moved),
    ],
    requester_id: [
      ['is', 'current_user', 'far', { view: nobody, automation: nobody }],
      ['is', 'assignee_id', 'c'],
      ['is', text(ids.rosa), 'fr'],
      ['is_not', text(ids.rosa), others('fr')],
      ['includes', [text(ids.rosa), text(ids.ola)], 'frcp'],
      ['not_includes', [text(ids.rosa), text(ids.ola)], 'ae'],
      ...changes(text(ids.rosa), text(ids.luc), { ...moved, changed: 'fe' }),
    ],
    organization_id: [
      ['is', '', 'ae'],
      ['is', firstOrganization ?? '', 'fr'],
      ['is_not', firstOrganization ?? '', others('fr')],
      ['includes', [firstOrganization ?? '', secondOrganization ?? ''], 'frcp'],
      ['not_includes', [firstOrganization ?? '', secondOrganization ?? ''], 'ae'],
      ...changes(firstOrganization ?? '', '', { ...moved, changed: 'fe' }),
    ],
    current_tags: [
      ['includes', 'vip new_tag', 'ap'],
      ['not_includes', 'vip new_tag', others('ap')],
      ['is', 'blue', 'ae'],
      ['is_not', 'blue', others('ae')],
    ],
    description_includes_word: [
      ['includes', 'printer floor', 'fa'],
      ['not_includes', 'burns', 'fc'],
      ['is', 'burns bright', 'aerp'],
      ['is_not', 'burns bright', 'fc'],
    ],
    subject_includes_word: [
      ['includes', 'kettle lamp', 'fe'],
      ['not_includes', 'kettle lamp', others('fe')],
      ['is', 'kettle l', 'f'],
      ['is_not', 'kettle l', others('f')],
    ],
    comment_includes_word: [
      ['includes', 'hot water', 'fa'],
      ['includes', 'kettle', 'f'],
      ['not_includes', 'hot water', others('fa')],
      ['is', 'only our', 'e'],
      ['is_not', 'only our', others('e')],
    ],
    update_type: [
      ['is', 'Create', 'f'],
      ['is', 'Change', others('f')],
    ],
    comment_is_public: [
      ['is', 'true', 'fa'],
      ['is', 'false', 'e'],
      ['is', 'not_relevant', 'fae'],
      ['is', 'requester_can_see_comment', 'fa'],
    ],
    ticket_is_public: [
      ['is', 'public', others('c')],
      ['is', 'private', 'c'],
    ],
    role: [
      ['is', 'end_user', 'far'],
      ['is', 'agent', 'ecp'],
      ['is', 'admin', 'c'],
      ['is', text(ids.agent), 'ep'],
      ['is_not', 'end_user', 'ecp'],
    ],
    requester_role: [
      ['is', 'end-user', 'faer'],
      ['is', 'end_user', 'faer'],
      ['is_not', 'agent', 'faer'],
    ],
    current_via_id: [
      ['is', '4', 'a'],
      ['is_not', '4', others('a')],
    ],
    cc: [
      ['is', text(ids.other), 'a'],
      ['is_not', text(ids.other), others('a')],
    ],
    attachment: [
      ['is', 'present', 'e'],
      ['is', 'not_present', others('e')],
      ['is_not', 'present', others('e')],
    ],
    in_business_hours: [
      ['is', 'true', others('c')],
      ['is', 'false', 'c'],
    ],
    reopens: counts('p'),
    replies: counts('r'),
    agent_stations: counts(others('f'), 'f'),
    group_stations: counts(others('f'), 'f'),
    ticket_due_date: [
      ['is', '2026-03-17', 'e'],
      ['is_not', '2026-03-17', others('e')],
      ['is_before', '2026-03-18', 'e'],
      ['is_on_or_before', '2026-03-18', 'ep'],
      ['is_after', '2026-03-17', 'p'],
      ['is_on_or_after', '2026-03-17', 'ep'],
      ['is_within_previous_n_days', '1', 'e'],
      ['is_within_next_n_days', '1', 'ep'],
      ['present', null, 'ep'],
      ['not_present', null, others('ep')],
    ],
    NEW: [...hours('f', [2, 2], { greater: 'faercp' }), ...hours('aercp', [20, 4], { less: 'faercp' })],
    OPEN: hours('a', [2, 2]),
    PENDING: hours('p', [20, 4]),
    HOLD: hours('e', [2, 2]),
    SOLVED: hours('rc', [20, 4]),
    CLOSED: hours('c', [4, 3]),
    assigned_at: [...hours('e', [2, 2], { greater: 'aercp' }), ...hours('arcp', [20, 4], { less: 'aercp' })],
    updated_at: [...hours('faerp', [2, 2], { greater: 'faercp' }), ...hours('c', [4, 3], { less: 'faercp' })],
    requester_updated_at: [
      ...hours('far', [2, 2], { greater: 'faercp' }),
      ...hours('ecp', [20, 4], { less: 'faercp' }),
    ],
    assignee_updated_at: [...hours('p', [2, 2], { greater: 'aerp' }), ...hours('aer', [20, 4], { less: 'aerp' })],
    due_date: hours('e', [4, 3]),
    due_at: hours('e', [4, 3]),
    until_due_date: hours('p', [22, 6]),
    ...nowhere,
  }
}

/** Nobody has an account on X here, and nothing is promised without a policy. */
const nowhere: Readonly<Record<string, readonly Row[]>> = {
  requester_twitter_followers_count: [
    ['is', '0', nobody],
    ['less_than', '5', nobody],
    ['greater_than', '0', nobody],
  ],
  requester_twitter_statuses_count: [
    ['is', '0', nobody],
    ['less_than', '5', nobody],
    ['greater_than', '0', nobody],
  ],
  requester_twitter_verified: [
    ['is', null, nobody],
    ['less_than', '1', nobody],
    ['greater_than', '1', nobody],
  ],
  sla_next_breach_at: hours(nobody, [2, 2]),
  until_sla_next_breach_at: hours(nobody, [2, 2]),
}

export const holdsForNobody = Object.keys(nowhere)
