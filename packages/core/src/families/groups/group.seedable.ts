import type { GroupCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { activeGroups, createGroup, updateGroup } from './change-group.ts'

/** A group in a seed. The first one is the default, unless another says that it is. */
export interface GroupSeed extends Omit<GroupCreate, 'id'>, Dated {}

export const seedableGroups = seedable<GroupSeed, GroupCreate>()({
  name: 'groups',
  operation: 'CreateGroup',
  key: 'group',
  own: dated,
  plant: (account, given) => createGroup(account, given),
  complete: (account) => {
    if (account.groups.by('isDefault', true).size > 0) return
    const first = activeGroups(account).first()
    if (first) updateGroup(account, first, { default: true })
    else createGroup(account, { name: 'Support', default: true })
  },
})
