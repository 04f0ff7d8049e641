import type { TicketUpdate } from '@fakedesk/spec'
import { isTeamMember } from '../../account/actor.ts'
import { isAssignable } from '../../families/group-memberships/assignable.ts'
import { allLocales } from '../../families/locales/locale.ts'
import { normalTags } from '../../families/tags/normal-tags.ts'
import { assign, readAssignment } from '../../families/tickets/read-assignment.ts'
import { readKind } from '../../families/tickets/read-kind.ts'
import { readPlace } from '../../families/tickets/read-place.ts'
import { readStatus, setStatus } from '../../families/tickets/read-status.ts'
import { setTags } from '../../families/tickets/read-tags.ts'
import { priorityRank, statusRank } from '../../families/tickets/ticket.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import type { Place } from '../moment.ts'
import {
  agentsOffered,
  brandsOffered,
  formsOffered,
  groupsOffered,
  isUser,
  localesOffered,
  nothing,
  statusesOffered,
  value,
  words,
} from '../offered.ts'
import type { ActionField } from './action-field.ts'

const everywhere: readonly Place[] = ['trigger', 'automation', 'macro']
const rules: readonly Place[] = ['trigger', 'automation']

/** A row for a field whose first value is all of it. */
type Row = Omit<ActionField, 'group' | 'apply'> & { readonly apply?: (draft: TicketDraft, value: string) => void }

const ofTicket = ({ apply, ...facts }: Row): ActionField => ({
  group: 'ticket',
  ...facts,
  ...(apply && { apply: (draft: TicketDraft, values: readonly string[]) => apply(draft, values[0] ?? '') }),
})

/** The closed sets are those of the specification. */
type Known<K extends keyof TicketUpdate> = (text: string) => NonNullable<TicketUpdate[K]> | undefined
const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const
const types = ['question', 'incident', 'problem', 'task'] as const
const priorities = ['low', 'normal', 'high', 'urgent'] as const
const statusOf: Known<'status'> = (text) => statuses.find((known) => known === text)
const typeOf: Known<'type'> = (text) => types.find((known) => known === text)
const priorityOf: Known<'priority'> = (text) => priorities.find((known) => known === text)

/** Asks the requester for a rating, unless that was done before. */
export function offerRating(draft: TicketDraft): void {
  if (draft.ticket.satisfaction_rating?.score === 'unoffered') {
    draft.change({ satisfaction_rating: { score: 'offered' } })
  }
}

/** Actions that set properties of the ticket (docs: Actions reference). */
const properties: Readonly<Record<string, ActionField>> = {
  status: ofTicket({
    title: 'Status',
    type: 'list',
    places: everywhere,
    offered: (_, place) => words(...statusRank.slice(1, place === 'macro' ? 5 : 6)),
    takes: (text) => text === 'new',
    apply(draft, text) {
      const status = statusOf(text)
      if (status) setStatus(draft, status)
    },
  }),
  custom_status_id: ofTicket({
    title: 'Ticket status',
    type: 'list',
    places: everywhere,
    offered: statusesOffered,
    apply(draft, text) {
      const status = draft.account.customStatuses.get(Number(text))
      if (status?.active) readStatus(draft, { custom_status_id: status.id })
    },
  }),
  type: ofTicket({
    title: 'Type',
    type: 'list',
    places: everywhere,
    isNullable: true,
    offered: () => [nothing, ...words(...types)],
    apply: (draft, text) => readKind(draft, { type: typeOf(text) ?? null }),
  }),
  priority: ofTicket({
    title: 'Priority',
    type: 'list',
    places: everywhere,
    isNullable: true,
    offered: () => [nothing, ...words(...priorityRank)],
    apply: (draft, text) => readKind(draft, { priority: priorityOf(text) ?? null }),
  }),
  brand_id: ofTicket({
    title: 'Brand',
    type: 'list',
    places: everywhere,
    offered: brandsOffered,
    apply(draft, text) {
      const brand = draft.account.brands.get(Number(text))
      if (brand?.active && !brand.is_deleted) readPlace(draft, { brand_id: brand.id })
    },
  }),
  ticket_form_id: ofTicket({
    title: 'Form',
    type: 'list',
    places: everywhere,
    offered: formsOffered,
    apply(draft, text) {
      const form = draft.account.ticketForms.get(Number(text))
      if (form?.active && form.deleted_at === null) draft.change({ ticket_form_id: form.id })
    },
  }),
  subject: ofTicket({
    title: 'Subject',
    type: 'text',
    places: ['macro'],
    apply: (draft, subject) => draft.change({ subject }),
  }),
  satisfaction_score: ofTicket({
    title: 'Satisfaction',
    type: 'list',
    places: rules,
    offered: () => [value('offered', 'Offered to requester')],
    apply(draft, score) {
      if (score === 'offered') offerRating(draft)
    },
  }),
}

/** Who is meant by a word for somebody's part in the ticket, or by an id. */
function personMeant({ account, actor, ticket }: TicketDraft, text: string) {
  const parts = new Map([
    ['current_user', actor.id],
    ['requester_id', ticket.requester_id],
    ['assignee_id', ticket.assignee_id],
  ])
  const user = account.users.get(parts.has(text) ? parts.get(text) : Number(text))
  return user?.active ? user : undefined
}

/** Adds somebody to those who are in copy or who follow. */
function addPerson(draft: TicketDraft, text: string, list: 'email_cc_ids' | 'follower_ids'): void {
  const user = personMeant(draft, text)
  const { ticket } = draft
  if (!user || ticket[list].includes(user.id)) return
  // Only team members follow tickets (docs: CCs and followers).
  if (list === 'follower_ids' && !isTeamMember(user)) return
  const collaborator_ids = [...new Set([...ticket.collaborator_ids, user.id])]
  draft.change({ [list]: [...ticket[list], user.id], collaborator_ids })
}

const me = value('current_user', '(current user)')

/** Actions that give the ticket to somebody, or let somebody know of it. */
const people: Readonly<Record<string, ActionField>> = {
  group_id: ofTicket({
    title: 'Group',
    type: 'list',
    places: everywhere,
    isNullable: true,
    offered: (account) => [nothing, ...groupsOffered(account)],
    apply(draft, text) {
      const group = draft.account.groups.get(Number(text))
      if (text === '' || (group && !group.deleted)) readAssignment(draft, { group_id: group?.id ?? null })
    },
  }),
  assignee_id: ofTicket({
    title: 'Assignee',
    type: 'list',
    places: everywhere,
    isNullable: true,
    offered: (account) => [nothing, me, value('requester_id', '(requester)'), ...agentsOffered(account)],
    apply(draft, text) {
      const agent = personMeant(draft, text)
      if (text === '') draft.change({ assignee_id: null })
      else if (agent && isAssignable(agent) && agent.group_ids.length > 0) assign(draft, agent)
    },
  }),
  cc: ofTicket({
    title: 'Add CC',
    type: 'list',
    places: everywhere,
    offered: (account) => [me, ...agentsOffered(account)],
    takes: isUser,
    apply: (draft, text) => addPerson(draft, text, 'email_cc_ids'),
  }),
  follower: ofTicket({
    title: 'Add follower',
    type: 'list',
    places: everywhere,
    offered: (account) => [me, ...agentsOffered(account)],
    takes: isUser,
    apply: (draft, text) => addPerson(draft, text, 'follower_ids'),
  }),
  locale_id: {
    title: 'Set requester’s language to',
    group: 'requester',
    type: 'list',
    places: everywhere,
    offered: localesOffered,
    takes: (id) => allLocales.some((locale) => String(locale.id) === id),
    perform({ account, ticket }, [id]) {
      const [requester, locale] = [
        account.users.get(ticket.requester_id),
        allLocales.find((one) => String(one.id) === id),
      ]
      if (requester && locale) account.users.update(requester, { locale_id: locale.id, locale: locale.code })
    },
  },
}

const tagsIn = (values: readonly string[]) => normalTags(values.flatMap((text) => text.split(/[\s,]+/)))

const tagged = (
  title: string,
  change: (own: readonly string[], named: readonly string[]) => readonly string[],
): ActionField => ({
  title,
  group: 'ticket',
  type: 'tags',
  places: everywhere,
  apply: (draft, values) => setTags(draft, change(draft.ticket.tags, tagsIn(values))),
})

const tags: Readonly<Record<string, ActionField>> = {
  set_tags: tagged('Set tags', (_, named) => named),
  current_tags: tagged('Add tags', (own, named) => [...new Set([...own, ...named])]),
  remove_tags: tagged('Remove tags', (own, named) => own.filter((tag) => !named.includes(tag))),
}

/** Actions that change a ticket; those on the account's own fields are besides. */
export const ticketActions: Readonly<Record<string, ActionField>> = { ...properties, ...people, ...tags }
