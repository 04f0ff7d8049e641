import type { BrandCreate, BrandUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import type { SentFile } from '../../pipeline/sent-file.ts'
import { refuse, Validation } from '../../validation.ts'
import { forgetAttachment } from '../attachments/forget-attachment.ts'
import { keepFile } from '../attachments/keep-file.ts'
import type { StoredBrand } from './brand.ts'

export function presentBrands(account: Account) {
  return account.brands.by('isDeleted', false)
}

export function defaultBrand(account: Account): StoredBrand {
  const brand = account.brands.by('isDefault', true).first()
  if (!brand) throw notFound()
  return brand
}

/** Throws `invalid` where name or subdomain are blank, or the subdomain is malformed or taken. */
export function createBrand(account: Account, given: BrandCreate): StoredBrand {
  validate(account, given)
  const { name, subdomain } = given
  return account.brands.insert({
    id: account.ids.next(),
    name,
    own_url: given.brand_url ?? null,
    subdomain,
    host_mapping: given.host_mapping ?? null,
    has_help_center: given.has_help_center ?? false,
    help_center_state: stateOf(given.has_help_center, 'disabled'),
    active: given.active ?? true,
    default: false,
    is_deleted: false,
    logo_id: null,
    signature_template: given.signature_template ?? '{{agent.signature}}',
    created_at: account.now,
    updated_at: account.now,
    user_separation: given.user_separation ?? null,
  })
}

/** Changes what is named. The default brand cannot be switched off. */
export function updateBrand(account: Account, brand: StoredBrand, given: BrandUpdate): StoredBrand {
  validate(account, { ...brand, ...given }, brand)
  if (brand.default && given.active === false) refuse('The default brand cannot be deactivated', 'active')
  const { name, subdomain, host_mapping, signature_template } = { ...brand, ...given }
  const kept = given.logo === null ? removeLogo(account, brand) : brand
  return account.brands.update(kept, {
    name,
    subdomain,
    host_mapping,
    signature_template,
    active: given.active ?? brand.active,
    has_help_center: given.has_help_center ?? brand.has_help_center,
    help_center_state: stateOf(given.has_help_center, brand.help_center_state),
    own_url: given.brand_url ?? brand.own_url,
    user_separation: given.user_separation ?? brand.user_separation,
    updated_at: account.now,
  })
}

/** Deletes softly: by its id the brand is still shown, inactive. The default one stays. */
export function deleteBrand(account: Account, brand: StoredBrand): void {
  if (brand.default) refuse('The default brand cannot be deleted')
  for (const link of account.brandAgents.by('brand', brand.id)) account.brandAgents.delete(link)
  account.brands.update(brand, { active: false, is_deleted: true, updated_at: account.now })
}

/** Sets the picture. Throws `invalid` for a file that is none. */
export function setLogo(account: Account, brand: StoredBrand, file: SentFile): StoredBrand {
  if (!file.type.startsWith('image/')) refuse('Logo: must be an image', 'logo', 'InvalidFormat')
  return putLogo(account, brand, keepFile(account, file, { isOpen: true }).id)
}

export function removeLogo(account: Account, brand: StoredBrand): StoredBrand {
  return putLogo(account, brand, null)
}

function putLogo(account: Account, brand: StoredBrand, logo_id: number | null): StoredBrand {
  const before = account.attachments.get(brand.logo_id)
  if (before) forgetAttachment(account, before)
  return account.brands.update(brand, { logo_id, updated_at: account.now })
}

/** Makes the brand the account's only default one; the account settings name it. Throws where it is inactive. */
export function makeDefaultBrand(account: Account, brand: StoredBrand): void {
  if (brand.default) return
  if (!brand.active) refuse('Default brand: must be active', 'default_brand_id', 'InvalidValue')
  for (const other of account.brands.by('isDefault', true)) account.brands.update(other, { default: false })
  account.brands.update(brand, { default: true })
}

function stateOf(
  hasHelpCenter: boolean | null | undefined,
  before: StoredBrand['help_center_state'],
): StoredBrand['help_center_state'] {
  if (hasHelpCenter == null) return before
  return hasHelpCenter ? 'enabled' : 'disabled'
}

function validate(
  account: Account,
  { name, subdomain }: Pick<BrandUpdate, 'name' | 'subdomain'>,
  self?: StoredBrand,
): void {
  const validation = new Validation()
  validation.present('name', name, 'Name')
  validation.present('subdomain', subdomain, 'Subdomain')
  if (subdomain) {
    const holders = [...account.brands.by('subdomain', subdomain.toLowerCase())]
    validation.unique(
      'subdomain',
      holders.some(({ id }) => id !== self?.id),
      'Subdomain',
      subdomain,
    )
    // The account's own name stays good for its brand: the fake has accounts of one and two letters.
    const isOwn = subdomain.toLowerCase() === account.subdomain
    if (!isOwn && !/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/i.test(subdomain)) {
      // The address hangs on the brand's route, which the key names (recorded).
      validation.add('route.subdomain', {
        description: `Subdomain: ${subdomain} is invalid. It takes at least three letters or digits, and no blanks`,
        error: 'InvalidValue',
      })
    }
  }
  validation.check()
}
