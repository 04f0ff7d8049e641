import type { UserAbilities } from '@fakedesk/spec'
import type { Asked } from '../../pipeline/asked.ts'
import { listByIds, listText, sideLoadsOf } from '../../pipeline/loads.ts'
import { abilitiesOf } from './abilities.ts'
import { ticketsOf } from './requested-tickets.ts'
import type { StoredUser } from './user.ts'

export const usersSideLoads = sideLoadsOf<StoredUser>()({
  groups: (users, asked) =>
    listByIds(
      asked.account.groups,
      users.flatMap(({ group_ids }) => group_ids),
      asked,
    ),
  identities: (users, asked) => {
    const { identities } = asked.account
    return listText(
      identities,
      users.flatMap(({ id }) => [...identities.by('user', id)]),
      asked,
    )
  },
  roles: (users, { account }) => {
    const ids = new Set(users.map(({ custom_role_id }) => custom_role_id))
    const roles = [...ids].flatMap((id) => account.customRoles.get(id) ?? [])
    return JSON.stringify(
      roles.map(({ id, name, role_type, configuration }) => ({ id, name, role_type, configuration })),
    )
  },
  abilities: (users, asked) => JSON.stringify(users.map((user): UserAbilities => abilitiesOf(asked, user))),
  open_ticket_count: (users, { account }: Asked) =>
    JSON.stringify(Object.fromEntries(users.map((user) => [user.id, ticketsOf(account, user).open]))),
})
