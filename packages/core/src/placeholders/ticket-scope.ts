import type { Account } from '../account/account.ts'
import type { Language } from '../dynamic-content.ts'
import { isOpenNow } from '../families/schedules/is-open-now.ts'
import { commentsOf } from '../families/ticket-comments/comments-of.ts'
import { encodedId } from '../families/tickets/encoded-id.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import { titled } from '../rules/offered.ts'
import { commentScope, formatted, originOf, type Said } from './comments.ts'
import { lazily } from './lazily.ts'
import { dayTold, momentTold } from './moments.ts'
import { personScope } from './person.ts'
import { brandScope, organizationScope } from './places.ts'
import type { Scene } from './scene.ts'

const word = (name: string | null | undefined) => (name ? titled(name) : '')

/** A ticket, as placeholders name it (docs: Placeholders reference). */
export function ticketScope({ account, ticket, said = [] }: Scene, language: Language): object {
  const newestFirst = () => [...commentsOf(account, ticket.id), ...said].reverse()
  return lazily({
    ...properties(account, ticket, language),
    ...people(account, ticket, language),
    ...fieldValues(account, ticket, language),
    ...comments({ account, language }, 'comments', newestFirst),
    ...comments({ account, language }, 'public_comments', () => newestFirst().filter(({ event }) => event.public)),
  })
}

type Makers = Readonly<Record<string, () => unknown>>

function properties(account: Account, ticket: StoredTicket, { filledIn }: Language): Makers {
  const path = `/agent/tickets/${ticket.id}`
  const status = () => account.customStatuses.get(ticket.custom_status_id)
  return {
    id: () => ticket.id,
    encoded_id: () => encodedId(ticket.id),
    title: () => filledIn(ticket.subject ?? ''),
    subject: () => filledIn(ticket.subject ?? ''),
    description: () => ticket.description ?? '',
    verbatim_description: () => ticket.description ?? '',
    // Without the scheme, other than `link` (docs).
    url: () => `${account.subdomain}.zendesk.com${path}`,
    link: () => originOf(account) + path,
    url_with_protocol: () => originOf(account) + path,
    status: () => word(ticket.status),
    custom_status: () => filledIn(status()?.agent_label ?? word(ticket.status)),
    priority: () => word(ticket.priority),
    ticket_type: () => word(ticket.type),
    type: () => word(ticket.type),
    via: () => word(ticket.via.channel),
    external_id: () => ticket.external_id ?? '',
    tags: () => ticket.tags.join(' '),
    account: () => account.subdomain,
    created_at: () => dayTold(account, ticket.created_at),
    created_at_with_time: () => momentTold(account, ticket.created_at),
    created_at_with_timestamp: () => ticket.created_at,
    updated_at: () => dayTold(account, ticket.updated_at),
    updated_at_with_time: () => momentTold(account, ticket.updated_at),
    updated_at_with_timestamp: () => ticket.updated_at,
    due_date: () => dayTold(account, ticket.due_at),
    due_date_with_timestamp: () => ticket.due_at ?? '',
    ticket_form: () => filledIn(account.ticketForms.get(ticket.ticket_form_id)?.display_name ?? ''),
    brand: () => brandScope(account, ticket.brand_id),
    in_business_hours: () => isOpenNow(account, ticket),
  }
}

function people(account: Account, ticket: StoredTicket, language: Language): Makers {
  const scopes = (ids: readonly number[]) => ids.map((id) => personScope(account, id, language))
  const names = (ids: readonly number[]) => ids.flatMap((id) => account.users.get(id)?.name ?? []).join(', ')
  return {
    requester: () => personScope(account, ticket.requester_id, language),
    assignee: () => personScope(account, ticket.assignee_id, language),
    submitter: () => personScope(account, ticket.submitter_id, language),
    group: () => ({ name: account.groups.get(ticket.group_id)?.name ?? '', id: ticket.group_id }),
    organization: () => organizationScope(account, ticket.organization_id, language),
    ccs: () => scopes(ticket.email_cc_ids),
    cc_names: () => names(ticket.email_cc_ids),
    email_ccs: () => scopes(ticket.email_cc_ids),
    email_cc_names: () => names(ticket.email_cc_ids),
    followers: () => scopes(ticket.follower_ids),
    follower_names: () => names(ticket.follower_ids),
  }
}

/** `ticket.ticket_field_ID`, and the title of an option by `ticket.ticket_field_option_title_ID`. */
function fieldValues({ ticketFields }: Account, { values }: StoredTicket, { filledIn }: Language): Makers {
  const makers = Array.from(ticketFields.by('active', true).by('isCustom', true), ({ id, custom_field_options }) => {
    const own = () => [values[id] ?? ''].flat().map(String)
    const title = (text: string) => filledIn(custom_field_options.find(({ value }) => value === text)?.name ?? text)
    return [
      [`ticket_field_${id}`, () => own().join(' ')],
      [`ticket_field_option_title_${id}`, () => own().map(title).join(', ')],
    ] as const
  })
  return Object.fromEntries(makers.flat())
}

/** A list of comments, the newest first, the latest of them, and both as texts. */
function comments(
  { account, language }: { readonly account: Account; readonly language: Language },
  name: 'comments' | 'public_comments',
  listed: () => readonly Said[],
): Makers {
  const one = name.slice(0, -1)
  const latest = () => listed().slice(0, 1)
  return {
    [name]: () => listed().map((said) => commentScope(account, said, language)),
    [`latest_${one}`]: () => latest().map((said) => commentScope(account, said, language))[0] ?? '',
    [`${name}_formatted`]: () => formatted(account, listed(), 'plain'),
    [`${name}_html`]: () => formatted(account, listed(), 'rich'),
    [`latest_${one}_formatted`]: () => formatted(account, latest(), 'plain'),
    [`latest_${one}_html`]: () => formatted(account, latest(), 'rich'),
    [`latest_${one}_rich`]: () => formatted(account, latest(), 'rich'),
  }
}
