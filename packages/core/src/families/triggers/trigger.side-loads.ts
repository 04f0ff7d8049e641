import { sideLoadsOf } from '../../pipeline/loads.ts'
import { ruleSideLoads } from '../../rules/families/rule-side-loads.ts'
import type { StoredTrigger } from './trigger.ts'

export const triggersSideLoads = sideLoadsOf<StoredTrigger>()({
  ...ruleSideLoads,
  permissions: { within: (_, { actor }) => ({ permissions: managedBy(actor) }) },
})

/** Only those who see to business rules change triggers. */
function managedBy({ role }: { readonly role: string }) {
  const can = role === 'admin'
  return { can_edit: can, can_delete: can, can_view: true }
}
