import type { TicketUpdate } from '@fakedesk/spec'
import { isTeamMember } from '../../account/actor.ts'
import { demand, may } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import type { StoredTicket } from './ticket.ts'
import type { TicketDraft } from './ticket-draft.ts'

/**
 * Throws `forbidden` where an agent changes what the role does not let them (docs: Custom Roles > `ticket_editing`,
 * `ticket_tag_editing`, `assign_tickets_to_any_group`, `assign_tickets_to_any_brand`). What is named and stays as it was
 * is no change, and to comment is none either. Whoever opens a ticket fills it in.
 */
export function demandChanges(draft: TicketDraft, given: Given): void {
  const { account, actor, isImport, isMail, isNew } = draft
  if (isImport || isMail || !isTeamMember(actor)) return
  if (!isNew) {
    const retags = namesTags(given) && draft.hasChanged('tags')
    if (retags) demand(account, actor, 'ticket_tag_editing')
    if (changedBeside(draft, given, retags)) demand(account, actor, 'ticket_editing')
  }
  demandPlace(draft, given)
}

/** `fields` is another name of `custom_fields`. */
type Given = TicketUpdate & { readonly fields?: TicketUpdate['custom_fields'] }

const namesTags = ({ tags, additional_tags, remove_tags }: TicketUpdate) =>
  (tags ?? additional_tags ?? remove_tags) != null

/** Whether more than the tags was changed; fields that mirror tags go along with them. */
function changedBeside(draft: TicketDraft, given: Given, retags: boolean): boolean {
  const namesValues = given.custom_fields !== undefined || given.fields !== undefined
  const followers = ['is_public', ...(retags ? ['tags', ...(namesValues ? [] : ['values'])] : [])]
  // The keys of a ticket are those of its type.
  const properties = Object.keys(draft.ticket) as (keyof StoredTicket)[]
  return properties.some((property) => !followers.includes(property) && draft.hasChanged(property))
}

/** Groups and brands of one's own are always open. */
function demandPlace({ account, actor, before, ticket }: TicketDraft, { brand_id }: TicketUpdate): void {
  const { group_id } = ticket
  const isMoved = group_id !== null && group_id !== before?.group_id
  if (isMoved && !may(account, actor, 'assign_tickets_to_any_group')) {
    if (!account.users.get(actor.id)?.group_ids.includes(group_id)) throw forbidden()
  }
  if (brand_id == null || brand_id === before?.brand_id || may(account, actor, 'assign_tickets_to_any_brand')) return
  if (account.brandAgents.by('user', actor.id).by('brand', brand_id).size === 0) throw forbidden()
}
