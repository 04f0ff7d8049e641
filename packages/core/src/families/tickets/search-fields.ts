import { custom } from '../../search/custom-field.ts'
import { date, within } from '../../search/date-field.ts'
import { choice, exact, type Field, flag, tags, text, words } from '../../search/fields.ts'
import type { Lookup } from '../../search/narrow.ts'
import { oneOf, related } from '../../search/related.ts'
import { type Looked, splitWords } from '../../search/words.ts'
import { activeGroups } from '../groups/change-group.ts'
import { activeOrganizations } from '../organizations/find-organization.ts'
import { type Heard, hasFile, ticketsSaying, wordsSaid } from './search-comments.ts'
import { peopleFields } from './search-people.ts'
import { channelsMeant } from './search-via.ts'
import { priorityRank, type StoredTicket, statusRank } from './ticket.ts'

/** What words without a key are looked for in, beside comments. */
export const ticketTexts = ({ subject, values }: StoredTicket) => [subject, ...textsIn(values)]

const textsIn = (values: StoredTicket['values']) =>
  Object.values(values)
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value : []))

/** Everything but yes and no that a field of the account's own holds. */
const valuesIn = ({ values }: StoredTicket) =>
  Object.values(values)
    .flat()
    .filter((value) => value !== null && typeof value !== 'boolean')

/** The tickets among which all are that have the words in one of their fields, made an index of when somebody asks. */
export const ticketsHolding: Lookup<StoredTicket, Looked> = ({ tickets }, looked) =>
  tickets.wordIndex('ticket values', (ticket) => valuesIn(ticket).map(String), splitWords).find(...looked)

/** The keys by which tickets are searched (docs: Search reference > Ticket properties). */
export const ticketSearchFields = (heard: Heard) =>
  ({
    ...times,
    ...peopleFields(heard),
    ...places,
    ...kinds,
    subject: text(
      ({ subject }) => [subject],
      ({ tickets }, looked) => tickets.wordIndex('ticket', ticketTexts, splitWords).find(...looked),
    ),
    // Whatever was said, the description first.
    description: said(heard),
    comment: said(heard),
    tags: tags(
      (ticket) => ticket.tags,
      ({ tickets }, tag) => tickets.by('tag', tag),
    ),
    external_id: exact(
      ({ external_id }) => [external_id],
      ({ tickets }, id) => tickets.by('external_id', id),
    ),
    recipient: exact(({ recipient }) => [recipient]),
    has_attachment: flag(({ id }, { account }) => hasFile(account, id, heard)),
    fieldvalue: custom(valuesIn, ticketsHolding),
    satisfaction: choice(({ satisfaction_rating }) => scoreOf(satisfaction_rating)),
  }) satisfies Readonly<Record<string, Field<StoredTicket>>>

const said = (heard: Heard) =>
  words<StoredTicket>(
    ({ id }, { account }) => wordsSaid(account, id, heard),
    (account, looked) => ticketsSaying(account, looked, heard),
  )

const times = {
  created: date<StoredTicket>(
    ({ created_at }) => created_at,
    ({ tickets }, range) => within(tickets.rows.ordered('created_at'), range),
  ),
  updated: date<StoredTicket>(
    ({ updated_at }) => updated_at,
    ({ tickets }, range) => within(tickets.rows.ordered('updated_at'), range),
  ),
  solved: date<StoredTicket>(({ solved_at }) => solved_at),
  due_date: date<StoredTicket>(({ due_at }) => due_at),
}

const places = {
  group: related<StoredTicket>(
    ({ group_id }) => [group_id],
    ({ account }) => activeGroups(account),
    ({ tickets }, id) => tickets.by('group', id),
  ),
  organization: related<StoredTicket>(
    ({ organization_id }) => [organization_id],
    ({ account }) => activeOrganizations(account),
    ({ tickets }, id) => tickets.by('organization', id),
  ),
  brand: related<StoredTicket>(
    ({ brand_id }) => [brand_id ?? null],
    ({ account }) => account.brands.by('isDeleted', false),
    ({ tickets }, id) => tickets.by('brand', id),
  ),
  form: related<StoredTicket>(
    ({ ticket_form_id }) => [ticket_form_id ?? null],
    ({ account }) => account.ticketForms.by('isDeleted', false),
    ({ tickets }, id) => tickets.by('form', id),
  ),
}

const kinds = {
  status: choice<StoredTicket>(
    ({ status }) => status,
    statusRank,
    ({ tickets }, status) => tickets.by('status', status),
  ),
  custom_status_id: oneOf<StoredTicket>(
    ({ custom_status_id }) => [custom_status_id ?? null],
    ({ value }) => [Number(value)],
    ({ tickets }, id) => tickets.by('custom_status', id),
  ),
  priority: choice<StoredTicket>(({ priority }) => priority, priorityRank),
  ticket_type: choice<StoredTicket>(
    ({ type }) => type,
    [],
    ({ tickets }, type) => tickets.by('type', type),
  ),
  support_type: choice<StoredTicket>(({ support_type }) => support_type),
  via: channelsMeant,
}

/** `good`, or `goodwithcomment` for a rating that says why, which `good` does not find (observed). */
function scoreOf(rating: StoredTicket['satisfaction_rating']): string | undefined {
  const [, score, withComment] = /^(.*?)(_with_comment)?$/.exec(rating?.score ?? '') ?? []
  return score && (withComment || rating?.comment) ? `${score}withcomment` : score
}
