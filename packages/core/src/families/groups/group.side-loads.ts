import type { Asked } from '../../pipeline/asked.ts'
import { listByIds, sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredGroup } from './group.ts'

export const groupsSideLoads = sideLoadsOf<StoredGroup>()({
  users: (groups, asked) =>
    listByIds(
      asked.account.users,
      groups.flatMap((group) => memberIds(group, asked)),
      asked,
    ),
  group_settings: {
    within: (_, { account }) => {
      const isEnabled = account.settings.chat.enabled
      return { settings: { chat_enabled: isEnabled, chat_enablement: isEnabled ? 'enabled' : 'disabled' } }
    },
  },
})

function memberIds({ id }: StoredGroup, { account }: Asked) {
  return [...account.groupMemberships.by('group', id)].map(({ user_id }) => user_id)
}
