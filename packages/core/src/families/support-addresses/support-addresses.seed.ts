import type { Account } from '../../account/account.ts'
import { defaultBrand } from '../brands/change-brand.ts'
import { addAddress } from './change-address.ts'

/** The address that every account begins with, under the name of its brand (recorded). */
export function seedSupportAddresses(account: Account): void {
  const { name } = defaultBrand(account)
  addAddress(account, { email: `support@${account.subdomain}.zendesk.com`, name, default: true })
}
