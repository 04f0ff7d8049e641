import type { Account } from '../account/account.ts'
import type { Language } from '../dynamic-content.ts'
import { placeholderOf } from '../families/dynamic-content/dynamic-content-item.ts'
import { lazily } from './lazily.ts'
import { personScope } from './person.ts'
import { brandScope, organizationScope } from './places.ts'
import type { Scene } from './scene.ts'
import { ticketScope } from './ticket-scope.ts'

/** What the text is read in. */
export function languageOf({ account, ticket, readerId }: Scene): Language {
  return account.languages.of(readerId ?? ticket.requester_id)
}

/** All that placeholders can name. Nothing is worked out until a text asks for it. */
export function scopeOf(scene: Scene): object {
  const { account, actor, ticket } = scene
  const language = languageOf(scene)
  return lazily({
    ticket: () => ticketScope(scene, language),
    current_user: () => personScope(account, actor.id, language),
    agent: () => personScope(account, actor.id, language),
    user: () => personScope(account, ticket.requester_id, language),
    organization: () => organizationScope(account, ticket.organization_id, language),
    account: () => ({ incoming_phone_number_ID: '', subdomain: account.subdomain }),
    brand: () => brandScope(account, ticket.brand_id),
    dc: () => dynamicContentScope(account, language),
    satisfaction: () => satisfactionScope(scene),
  })
}

/** For tags and filters, as in `{{dc.greeting | upcase}}`; what stands alone is filled in ahead of all else. */
function dynamicContentScope(account: Account, { filledIn }: Language): object {
  const keys = Array.from(account.dynamicContentItems.rows, ({ key }) => key)
  return lazily(Object.fromEntries(keys.map((key) => [key, () => filledIn(placeholderOf(key))])))
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
