import type { Account } from '../../account/account.ts'
import { defaultBrand } from '../brands/change-brand.ts'
import { joinBrand } from './join-brand.ts'

/** Every team member works for the default brand. */
export function seedBrandAgents(account: Account): void {
  for (const { id } of account.users.by('role', ['agent', 'admin'])) joinBrand(account, id, defaultBrand(account).id)
}
