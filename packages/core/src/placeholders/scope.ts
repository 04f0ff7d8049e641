import { lazily } from './lazily.ts'
import { personScope } from './person.ts'
import { brandScope, organizationScope } from './places.ts'
import type { Scene } from './scene.ts'
import { ticketScope } from './ticket-scope.ts'

/** The language of who asks for help is the one that texts are in (docs: Dynamic content). */
export function localeOf({ account, ticket }: Scene): string | undefined {
  return account.users.get(ticket.requester_id)?.locale ?? undefined
}

/** All that placeholders can name. Nothing is worked out until a text asks for it. */
export function scopeOf(scene: Scene): object {
  const { account, actor, ticket } = scene
  return lazily({
    ticket: () => ticketScope(scene),
    current_user: () => personScope(account, actor.id),
    agent: () => personScope(account, actor.id),
    user: () => personScope(account, ticket.requester_id),
    organization: () => organizationScope(account, ticket.organization_id),
    account: () => ({ incoming_phone_number_ID: '', subdomain: account.subdomain }),
    brand: () => brandScope(account, ticket.brand_id),
    satisfaction: () => satisfactionScope(scene),
  })
}

function satisfactionScope({ account, ticket }: Scene): object {
  const { satisfaction_rating: rating, id } = ticket
  const url = `https://${account.subdomain}.zendesk.com/requests/${id}/satisfaction/new`
  const isGiven = rating?.score === 'good' || rating?.score === 'bad'
  return {
    current_rating: isGiven ? rating.score : '',
    current_comment: rating?.comment ?? '',
    rating_url: url,
    rating_section: `How would you rate the help that you received?\n${url}`,
    positive_rating_url: `${url}?intention=16`,
    negative_rating_url: `${url}?intention=4`,
  }
}
