import type { Account } from '../../account/account.ts'
import type { StoredTicket } from '../../families/tickets/ticket.ts'
import type { ConditionField } from '../condition-field.ts'
import type { Moment, Place } from '../moment.ts'
import { agentsOffered, groupsOffered, nothing, value } from '../offered.ts'
import type { Operator } from '../operators.ts'
import { property } from '../property.ts'

const everywhere: readonly Place[] = ['trigger', 'automation', 'view', 'sla', 'workspace']
const operators: readonly Operator[] = ['is', 'is_not', 'includes', 'not_includes']

/** What a filter of SLA policies calls nothing, beside the empty text. */
const none = 'none'

/** Who looks, in the place of `current_user`, and their groups in that of `current_groups`. */
export function resolvePerson(text: string, { account, actor }: Moment): readonly string[] {
  if (text === 'current_user') return [String(actor.id)]
  if (text === 'current_groups') return (account.users.get(actor.id)?.group_ids ?? []).map(String)
  return [text === none ? '' : text]
}

/** The ticket's own people, which rules name by their part in it. */
const parts: ReadonlyMap<string, (ticket: StoredTicket) => number | null> = new Map([
  ['assignee_id', ({ assignee_id }) => assignee_id],
  ['requester_id', ({ requester_id }) => requester_id],
])

const isUser = (text: string, { users }: Account) => users.get(Number(text)) !== undefined

const isKept = (record: { readonly deleted_at?: string } | undefined) => record !== undefined && !record.deleted_at

/** Fields that name people, groups and organizations (docs: Conditions reference). */
export const peopleFields = {
  group_id: property({
    title: 'Group',
    type: 'list',
    places: everywhere,
    operators,
    tellsChange: true,
    isNullable: true,
    offered: (account, place) => [
      nothing,
      ...(place === 'view' ? [value('current_groups', '(current user’s groups)')] : []),
      ...groupsOffered(account),
    ],
    takes: (text) => text === 'current_groups' || text === none,
    resolve: resolvePerson,
    of: ({ group_id }) => group_id,
    lookup: ({ tickets }, id) => tickets.by('group', keyOf(id)),
  }),
  assignee_id: property({
    title: 'Assignee',
    type: 'list',
    places: everywhere,
    operators,
    tellsChange: true,
    isNullable: true,
    offered: (account) => [
      nothing,
      value('current_user', '(current user)'),
      value('requester_id', '(requester)'),
      ...agentsOffered(account),
    ],
    takes: (text, account) => text === none || parts.has(text) || isUser(text, account),
    resolve: resolvePerson,
    parts,
    of: ({ assignee_id }) => assignee_id,
    lookup: ({ tickets }, id) => tickets.by('assignee', keyOf(id)),
  }),
  requester_id: property({
    title: 'Requester',
    type: 'list',
    places: everywhere,
    operators,
    tellsChange: true,
    offered: (account) => [
      value('current_user', '(current user)'),
      value('assignee_id', '(assignee)'),
      ...agentsOffered(account),
    ],
    takes: (text, account) => parts.has(text) || isUser(text, account),
    resolve: resolvePerson,
    parts,
    of: ({ requester_id }) => requester_id,
    lookup: ({ tickets }, id) => tickets.by('requester', keyOf(id)),
  }),
  organization_id: property({
    title: 'Organization',
    type: 'list',
    places: everywhere,
    operators,
    tellsChange: true,
    isNullable: true,
    offered: () => [nothing],
    takes: (text, { organizations }) => text === none || isKept(organizations.get(Number(text))),
    resolve: resolvePerson,
    of: ({ organization_id }) => organization_id,
    lookup: ({ tickets }, id) => tickets.by('organization', keyOf(id)),
  }),
} satisfies Readonly<Record<string, ConditionField>>

/** The key under which indexes have an id; nothing is null there. */
const keyOf = (id: string): number | null => (id === '' ? null : Number(id))
