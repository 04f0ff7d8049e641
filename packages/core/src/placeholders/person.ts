import type { Account } from '../account/account.ts'
import type { Language } from '../dynamic-content.ts'
import { titled } from '../rules/offered.ts'
import { lazily } from './lazily.ts'
import { ownValues } from './own-values.ts'
import { languageOf, organizationScope } from './places.ts'

/** A person, as placeholders name one: `ticket.requester.first_name`. */
export function personScope(account: Account, id: number | null, language: Language): object {
  const user = account.users.get(id)
  if (!user) return {}
  const { name, email, phone, external_id, role, details, notes, time_zone, tags } = user
  const [first, ...rest] = name.split(' ')
  return lazily({
    id: () => user.id,
    name: () => name,
    first_name: () => first,
    last_name: () => rest.join(' '),
    email: () => email ?? '',
    phone: () => phone ?? '',
    external_id: () => external_id ?? '',
    role: () => role,
    extended_role: () => account.customRoles.get(user.custom_role_id)?.name ?? titled(role),
    details: () => details ?? '',
    notes: () => notes ?? '',
    signature: () => user.signature ?? '',
    time_zone: () => time_zone,
    tags: () => tags.join(' '),
    locale: () => user.locale,
    language: () => languageOf(user.locale),
    organization: () => organizationScope(account, user.organization_id, language),
    custom_fields: () => ownValues(account, 'user', { values: user.user_fields, language }),
  })
}
