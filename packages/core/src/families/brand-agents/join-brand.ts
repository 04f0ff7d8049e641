import type { Account } from '../../account/account.ts'
import type { StoredBrandAgent } from './brand-agent.ts'

/** Lets an agent work for a brand; one who does so already stays as they are. */
export function joinBrand(account: Account, userId: number, brandId: number): StoredBrandAgent {
  const already = account.brandAgents.by('user', userId).by('brand', brandId).first()
  if (already) return already
  const { now } = account
  return account.brandAgents.insert({
    id: account.ids.next(),
    user_id: userId,
    brand_id: brandId,
    created_at: now,
    updated_at: now,
  })
}

export function leaveAllBrands(account: Account, userId: number): void {
  for (const link of account.brandAgents.by('user', userId)) account.brandAgents.delete(link)
}
