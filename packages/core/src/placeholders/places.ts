import type { Account } from '../account/account.ts'
import type { Language } from '../dynamic-content.ts'
import { findLocale } from '../families/locales/locale.ts'
import { ownValues } from './own-values.ts'

/** The name of the language with this code. */
export const languageOf = (code: string | null | undefined): string => findLocale(code ?? '')?.name ?? ''

export function organizationScope(account: Account, id: number | null, language: Language): object {
  const organization = account.organizations.get(id)
  if (!organization) return {}
  const { name, details, notes, external_id, tags, organization_fields } = organization
  return {
    id,
    name,
    details: details ?? '',
    notes: notes ?? '',
    external_id: external_id ?? '',
    is_shared: organization.shared_tickets,
    tags: tags.join(' '),
    custom_fields: ownValues(account, 'organization', { values: organization_fields, language }),
  }
}

export function brandScope({ brands }: Account, id: number | null | undefined): object {
  const brand = brands.get(id)
  return brand
    ? { id, name: brand.name, subdomain: brand.subdomain, url: `https://${brand.subdomain}.zendesk.com` }
    : {}
}
