import { allLocales } from '../../families/locales/locale.ts'
import { priorityRank, type StoredTicket, statusRank } from '../../families/tickets/ticket.ts'
import { channelNumbers } from '../../families/tickets/via.ts'
import type { ConditionField } from '../condition-field.ts'
import type { Place } from '../moment.ts'
import {
  addressesOffered,
  brandsOffered,
  channelsOffered,
  formsOffered,
  localesOffered,
  nothing,
  statusesOffered,
  value,
  words,
} from '../offered.ts'
import type { Operator } from '../operators.ts'
import { property } from '../property.ts'

const rules: readonly Place[] = ['trigger', 'automation', 'view']
const filters: readonly Place[] = ['sla', 'workspace']
const everywhere: readonly Place[] = [...rules, ...filters]
const equality: readonly Operator[] = ['is', 'is_not']
const ordered: readonly Operator[] = [...equality, 'less_than', 'greater_than']
const several: readonly Operator[] = ['includes', 'not_includes']

const statuses = statusRank.slice(0, -1)
const types = ['question', 'incident', 'problem', 'task']
const scores = ['true', 'false', 'bad', 'bad_with_comment', 'good', 'good_with_comment']

/** Fields that are properties of the ticket (docs: Conditions reference). */
export const propertyFields = {
  status: property({
    title: 'Status',
    type: 'list',
    places: rules,
    operators: ordered,
    tellsChange: true,
    offered: () => words(...statuses),
    of: ({ status }) => status,
    order: statuses,
    lookup: ({ tickets }, status) => tickets.by('status', status),
  }),
  custom_status_id: property({
    title: 'Ticket status',
    type: 'list',
    places: everywhere,
    operators: [...several, ...equality],
    tellsChange: true,
    offered: statusesOffered,
    of: ({ custom_status_id }) => custom_status_id,
    lookup: ({ tickets }, id) => tickets.by('custom_status', Number(id)),
  }),
  type: property({
    title: 'Type',
    type: 'list',
    places: rules,
    operators: equality,
    tellsChange: true,
    isNullable: true,
    offered: () => [nothing, ...words(...types)],
    of: ({ type }) => type,
    lookup: ({ tickets }, type) => tickets.by('type', type || null),
  }),
  ticket_type_id: property({
    title: 'Type',
    type: 'list',
    places: filters,
    operators: [...equality, ...several],
    isNullable: true,
    offered: () => [value('0', '-'), ...words(...types).map(({ title }, place) => value(place + 1, title))],
    of: ({ type }) => types.indexOf(type ?? '') + 1,
  }),
  priority: property({
    title: 'Priority',
    type: 'list',
    places: everywhere,
    operators: ordered,
    tellsChange: true,
    isNullable: true,
    offered: () => [nothing, ...words(...priorityRank)],
    of: ({ priority }) => priority,
    order: ['', ...priorityRank],
  }),
  brand_id: property({
    title: 'Brand',
    type: 'list',
    places: everywhere,
    operators: [...equality, ...several],
    tellsChange: true,
    offered: brandsOffered,
    of: ({ brand_id }) => brand_id,
    lookup: ({ tickets }, id) => tickets.by('brand', Number(id)),
  }),
  ticket_form_id: property({
    title: 'Form',
    type: 'list',
    places: everywhere,
    operators: [...equality, ...several],
    tellsChange: true,
    isNullable: true,
    offered: formsOffered,
    of: ({ ticket_form_id }) => ticket_form_id,
    lookup: ({ tickets }, id) => tickets.by('form', id === '' ? null : Number(id)),
  }),
  via_id: property({
    title: 'Channel',
    type: 'list',
    places: everywhere,
    operators: [...equality, ...several],
    offered: channelsOffered,
    of: ({ via }) => channelNumbers.get(via.channel),
  }),
  recipient: {
    title: 'Received at',
    group: 'ticket',
    type: 'list',
    places: everywhere,
    operators: equality,
    isSteady: true,
    offered: addressesOffered,
    // Views and automations know addresses by what stands ahead of the sign as well (docs: Conditions reference).
    takes: (text, _, place) => text.includes('@') || place === 'view' || place === 'automation',
    holds: ({ operator, values, ticket: { recipient } }) => {
      const address = recipient?.toLowerCase() ?? ''
      const isMet = values.some((text) => [address, address.split('@')[0]].includes(text.toLowerCase()))
      return operator === 'is' ? isMet : !isMet
    },
  },
  locale_id: property({
    title: "Requester's language",
    group: 'requester',
    type: 'list',
    places: rules,
    operators: equality,
    offered: localesOffered,
    takes: (id) => allLocales.some((locale) => String(locale.id) === id),
    isSteady: false,
    of: ({ requester_id }, { account }) => account.users.get(requester_id)?.locale_id,
  }),
  satisfaction_score: property({
    title: 'Satisfaction',
    type: 'list',
    places: rules,
    operators: ordered,
    tellsChange: true,
    offered: () => [
      value('good_with_comment', 'Good with comment'),
      value('good', 'Good'),
      value('bad_with_comment', 'Bad with comment'),
      value('bad', 'Bad'),
      value('false', 'Offered'),
      value('true', 'Unoffered'),
    ],
    of: ({ satisfaction_rating }) => scoreOf(satisfaction_rating),
    // A new ticket has not been offered a rating, and never was: nothing has changed.
    atFirst: 'true',
    order: scores,
  }),
} satisfies Readonly<Record<string, ConditionField>>

/** Rules call a rating that was never asked for `true`, one that is waited for `false` (docs: Conditions reference). */
function scoreOf(rating: StoredTicket['satisfaction_rating']): string {
  const score = rating?.score ?? 'unoffered'
  if (score === 'unoffered') return 'true'
  if (score === 'offered') return 'false'
  return rating?.comment && !score.endsWith('_with_comment') ? `${score}_with_comment` : score
}
