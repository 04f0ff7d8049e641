import type { Account } from '../../account/account.ts'
import type { StoredBrand } from './brand.ts'

/** The brand whose address was asked, as `https://acme.zendesk.com`; undefined for another host. */
export function brandOf({ account, origin }: { readonly account: Account; readonly origin: string }) {
  const subdomain = /^https?:\/\/([^.:/]+)\./.exec(origin)?.[1]
  const brand: StoredBrand | undefined =
    subdomain === undefined ? undefined : account.brands.by('subdomain', subdomain.toLowerCase()).first()
  return brand
}
