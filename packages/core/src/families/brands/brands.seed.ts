import type { Account } from '../../account/account.ts'
import { createBrand, makeDefaultBrand } from './change-brand.ts'

/** The brand that every account begins with: the account's own address. */
export function seedBrands(account: Account): void {
  const { subdomain } = account
  const name = subdomain.charAt(0).toUpperCase() + subdomain.slice(1)
  makeDefaultBrand(account, createBrand(account, { name, subdomain, has_help_center: true }))
}
