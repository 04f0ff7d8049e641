import type { AssignableSearchAgent } from '@fakedesk/spec'
import type { Call } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { assignableGroups } from '../groups/group-rows.ts'
import { photoOf, type StoredUser } from '../users/user.ts'

/** Groups and agents whose name begins with the text; an agent once for each group that the caller may assign to. */
export function searchAssignables({
  account,
  actor,
  query,
  origin,
}: Call<'ListAssigneeFieldAssignableGroupsAndAgentsSearch'>) {
  const offered = [...assignableGroups(account, actor).listedBy('offset')]
  const start = query.name.toLowerCase()
  const groups = offered.flatMap(({ id, name }) => (name.toLowerCase().startsWith(start) ? [{ id, name }] : []))
  const all = account.users.by('assignable', true).ordered('name')
  const found = all.slice(all.rankOf([start]), all.rankOf([`${start}\uffff`]))
  const inGroups = (user: StoredUser): AssignableSearchAgent[] => {
    const photo_url = photoOf(user, { origin, context: account })?.content_url ?? null
    const own = offered.filter(({ id }) => user.group_ids.includes(id))
    return own.map((group) => ({ id: user.id, name: user.name, group: group.name, group_id: group.id, photo_url }))
  }
  const agents = found.flatMap(inGroups)
  return {
    ...listRows<AssignableSearchAgent, AssignableSearchAgent>(agents),
    beside: { groups, count: agents.length + groups.length },
  }
}
