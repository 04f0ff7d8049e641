import type { BrandCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { seedBrands } from './brands.seed.ts'
import { createBrand, makeDefaultBrand } from './change-brand.ts'

/** A brand in a seed. The default one is that of the account's own address, unless one says that it is. */
export interface BrandSeed extends Omit<BrandCreate, 'id'>, Dated {}

export const seedableBrands = seedable<BrandSeed, BrandCreate>()({
  name: 'brands',
  operation: 'CreateBrand',
  key: 'brand',
  own: dated,
  plant: (account, given) => {
    const brand = createBrand(account, given)
    if (!given.default) return brand
    makeDefaultBrand(account, brand)
    return account.brands.find(brand.id)
  },
  complete: (account) => {
    if (account.brands.by('isDefault', true).size > 0) return
    const own = account.brands.by('subdomain', account.subdomain).first()
    if (own?.active) makeDefaultBrand(account, own)
    else seedBrands(account)
  },
})
