import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, whole } from '../../seed/shape.ts'
import { refuse } from '../../validation.ts'
import { joinBrand } from './join-brand.ts'

/** That an agent works for a brand, in a seed; for the default one every agent does. */
export interface BrandAgentSeed extends Dated {
  readonly user_id: number
  readonly brand_id: number
}

export const seedableBrandAgents = seedable<BrandAgentSeed>()({
  name: 'brand_agents',
  own: { ...dated, user_id: whole, brand_id: whole },
  needs: ['user_id', 'brand_id'],
  refers: { user_id: 'users', brand_id: 'brands' },
  plant: (account, { user_id, brand_id }, planted) => {
    if (account.users.find(user_id).role === 'end-user') refuse('User: must be an agent', 'user', 'InvalidValue')
    const already = account.brandAgents.by('user', user_id).by('brand', brand_id).first()
    if (already && planted.has(already.id)) refuse('User: works for the brand already', 'user', 'DuplicateValue')
    if (already) account.brandAgents.delete(already)
    return joinBrand(account, user_id, brand_id)
  },
})
