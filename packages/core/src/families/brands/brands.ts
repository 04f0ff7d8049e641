import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { may } from '../../account/permissions.ts'
import { missingParameter, notFound } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import type { SentFile } from '../../pipeline/sent-file.ts'
import { createBrand, deleteBrand, presentBrands, removeLogo, setLogo, updateBrand } from './change-brand.ts'
import { checkHostMapping } from './check-host-mapping.ts'

export const brandsOperations = {
  ListBrands: ({ account, actor, query }) => {
    if (!seesAll(account, actor)) return account.brands.list(ownBrands(account, actor))
    // Tickets can be moved to any brand that is in use.
    if (query.assignable_from !== undefined) {
      return presentBrands(account).has(query.assignable_from)
        ? account.brands.by('isActive', true)
        : account.brands.list([])
    }
    return query.include_deleted ? account.brands.rows : presentBrands(account)
  },
  ShowBrand: ({ account, actor, path }) => {
    const brand = account.brands.find(path.brand_id)
    if (!sees(account, actor, brand.id)) throw notFound()
    return brand
  },
  CreateBrand: ({ account, body }) => createBrand(account, body.brand),
  UpdateBrand: (call) => {
    const changed = updateBrand(call.account, inPath(call), call.body.brand)
    const logo = logoAmong(call.files)
    return logo ? setLogo(call.account, changed, logo) : changed
  },
  DeleteBrand: (call) => deleteBrand(call.account, inPath(call)),
  UpdateBrandLogo: (call) => {
    const logo = logoAmong(call.files)
    if (!logo) throw missingParameter(logoField)
    return setLogo(call.account, inPath(call), logo)
  },
  DeleteBrandLogo: (call) => {
    removeLogo(call.account, inPath(call))
  },
  CheckHostMappingValidity: ({ query }) => checkHostMapping(query.host_mapping, query.subdomain),
  CheckHostMappingValidityForExistingBrand: (call) => {
    const { host_mapping, subdomain } = inPath(call)
    return checkHostMapping(host_mapping, subdomain)
  },
} satisfies Handlers<'brands'>

const logoField = 'brand[logo][uploaded_data]'

function inPath({ account, path }: Pick<Call<'ShowBrand'>, 'account' | 'path'>) {
  return presentBrands(account).find(path.brand_id)
}

function logoAmong(files: readonly SentFile[]): SentFile | undefined {
  return files.find(({ field }) => field === logoField)
}

/** Agents who cannot assign tickets to any brand know only their own brands (docs: Brands > List). */
function seesAll(account: Account, actor: Actor): boolean {
  return may(account, actor, 'assign_tickets_to_any_brand')
}

function sees(account: Account, actor: Actor, brandId: number): boolean {
  return seesAll(account, actor) || account.brandAgents.by('user', actor.id).by('brand', brandId).size > 0
}

/** Few, and by name like all brands. */
function ownBrands(account: Account, actor: Actor) {
  const ids = [...account.brandAgents.by('user', actor.id)].map(({ brand_id }) => brand_id)
  const brands = ids.map((id) => account.brands.find(id))
  return brands.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}
