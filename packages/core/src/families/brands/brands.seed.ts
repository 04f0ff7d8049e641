import type { Account } from '../../account/account.ts'
import { capitalized } from '../../capitalized.ts'
import { createBrand, makeDefaultBrand } from './change-brand.ts'

/** The brand that every account begins with: the account's own address. */
export function seedBrands(account: Account): void {
  const { subdomain } = account
  makeDefaultBrand(account, createBrand(account, { name: capitalized(subdomain), subdomain, has_help_center: true }))
}
