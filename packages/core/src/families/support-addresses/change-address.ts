import type { SupportAddressCreate, SupportAddressUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isEmailAddress } from '../../email-address.ts'
import { refuse, Validation } from '../../validation.ts'
import { defaultBrand, presentBrands } from '../brands/change-brand.ts'
import { isAtForeignSubdomain, standingOf } from './domains.ts'
import type { StoredSupportAddress } from './support-address.ts'

/** Addresses of one account (docs: Support Addresses). */
const mostAddresses = 3000

/** Throws `invalid` where the address is blank, malformed, another account's or taken, or the brand is none. */
export function addAddress(account: Account, given: SupportAddressCreate): StoredSupportAddress {
  const validation = new Validation()
  validateEmail(validation, account, given.email)
  validateBrand(validation, account, given.brand_id)
  validation.check()
  if (account.supportAddresses.size >= mostAddresses) {
    refuse(`An account can have at most ${mostAddresses} support addresses`)
  }
  const { email } = given
  const address = account.supportAddresses.insert({
    id: account.ids.next(),
    brand_id: given.brand_id ?? defaultBrand(account).id,
    default: null,
    name: given.name ?? null,
    email,
    ...standingOf(account, email),
    created_at: account.now,
    updated_at: account.now,
  })
  return setDefault(account, address, given.default)
}

/** Changes what is named; the address itself is fixed. Throws `invalid` for a brand that is none. */
export function changeAddress(
  account: Account,
  address: StoredSupportAddress,
  given: SupportAddressUpdate,
): StoredSupportAddress {
  const validation = new Validation()
  validateBrand(validation, account, given.brand_id)
  validation.check()
  const { name = address.name } = given
  const brand_id = given.brand_id ?? address.brand_id
  const changed = account.supportAddresses.update(address, { name, brand_id, updated_at: account.now })
  return setDefault(account, changed, given.default)
}

/** Throws `invalid` for the default address (relied on by clients). */
export function removeAddress(account: Account, address: StoredSupportAddress): void {
  if (address.default) refuse('The default support address cannot be deleted')
  account.supportAddresses.delete(address)
}

/** One address is the default. It ceases to be by another's becoming it, not by being told so. */
function setDefault(
  { supportAddresses }: Account,
  address: StoredSupportAddress,
  wanted: boolean | null | undefined,
): StoredSupportAddress {
  if (wanted === undefined || address.default === true) return address
  if (wanted)
    for (const other of supportAddresses.by('isDefault', true)) supportAddresses.update(other, { default: false })
  return supportAddresses.update(address, { default: wanted })
}

function validateEmail(validation: Validation, account: Account, email: string | undefined): void {
  validation.present('email', email, 'Email')
  if (!email?.trim()) return
  // Of a malformed address the service gives no code (recorded of users).
  if (!isEmailAddress(email)) validation.add('email', { description: `Email: ${email} is not properly formatted` })
  else if (isAtForeignSubdomain(account, email)) {
    validation.add('email', { description: `Email: ${email} is at another account`, error: 'InvalidValue' })
  }
  validation.unique('email', account.supportAddresses.by('email', email.toLowerCase()).size > 0, 'Email', email)
}

function validateBrand(validation: Validation, account: Account, id: number | null | undefined): void {
  if (id == null || presentBrands(account).has(id)) return
  validation.add('brand', { description: 'Brand: is invalid', error: 'InvalidValue' })
}
