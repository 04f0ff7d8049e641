import type { Asked } from '../../pipeline/asked.ts'
import { listText, sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredGroup } from './group.ts'

export const groupsSideLoads = sideLoadsOf<StoredGroup>()({
  users: (groups, asked) =>
    listText(
      asked.account.users,
      groups.flatMap((group) => membersOf(group, asked)),
      asked,
    ),
  group_settings: {
    within: (_, { account }) => {
      const isEnabled = account.settings.chat.enabled
      return { settings: { chat_enabled: isEnabled, chat_enablement: isEnabled ? 'enabled' : 'disabled' } }
    },
  },
})

function membersOf({ id }: StoredGroup, { account }: Asked) {
  return [...account.groupMemberships.by('group', id)].flatMap(({ user_id }) => account.users.get(user_id) ?? [])
}
