import type { Condition } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { usualOutput } from './read-output.ts'
import type { StoredOutput } from './view.ts'

interface Standard {
  readonly key: string
  readonly position: number
  readonly all: readonly Condition[]
  readonly output: Omit<StoredOutput, 'group_order' | 'sort_order'>
  readonly active?: false
}

const unsolved: Condition = { field: 'status', operator: 'less_than', value: 'solved' }

const columns = (...last: readonly string[]) => ['subject', 'requester', 'created', ...last]

/** The views that every account begins with (recorded). */
const standard: readonly Standard[] = [
  {
    key: 'your_unsolved_tickets',
    position: 0,
    all: [unsolved, { field: 'assignee_id', operator: 'is', value: 'current_user' }],
    output: { columns: columns('type', 'priority'), group_by: 'status', sort_by: 'nice_id' },
  },
  {
    key: 'unassigned_tickets',
    position: 1,
    all: [{ field: 'assignee_id', operator: 'is', value: '' }, unsolved],
    output: { columns: columns('priority'), group_by: null, sort_by: 'created' },
  },
  {
    key: 'all_unsolved_tickets',
    position: 2,
    all: [unsolved],
    output: { columns: columns('priority', 'updated'), group_by: 'assignee', sort_by: 'nice_id' },
  },
  {
    key: 'recently_updated_tickets',
    position: 3,
    all: [
      { field: 'updated_at', operator: 'less_than', value: '24' },
      { field: 'status', operator: 'less_than', value: 'closed' },
    ],
    output: { columns: columns('priority', 'assignee'), group_by: 'status', sort_by: 'updated' },
  },
  {
    key: 'current_tasks',
    position: 11,
    all: [unsolved, { field: 'type', operator: 'is', value: 'task' }],
    output: { columns: columns('assignee', 'due_date'), group_by: 'due_date', sort_by: 'assignee' },
    active: false,
  },
  {
    key: 'overdue_tasks',
    position: 12,
    all: [unsolved, { field: 'due_at', operator: 'greater_than', value: '0' }],
    output: { columns: columns('assignee', 'due_date'), group_by: 'due_date', sort_by: 'assignee' },
    active: false,
  },
  {
    key: 'pending_tickets',
    position: 9999,
    all: [{ field: 'status', operator: 'is', value: 'pending' }],
    output: { columns: columns('priority', 'assignee'), group_by: 'updated', sort_by: 'nice_id' },
  },
  {
    key: 'recently_solved_tickets',
    position: 9999,
    all: [{ field: 'status', operator: 'is', value: 'solved' }],
    output: { columns: columns('solved', 'priority'), group_by: 'assignee', sort_by: 'solved' },
  },
]

export function seedViews(account: Account): void {
  for (const { key, position, all, output, active = true } of standard) {
    account.views.insert({
      id: account.ids.next(),
      title: `{{zd.${key}}}`,
      active,
      updated_at: account.now,
      created_at: account.now,
      default: false,
      position,
      description: null,
      conditions: { all: [...all], any: [] },
      restriction: null,
      output: { ...usualOutput, ...output, group_order: 'asc' },
    })
  }
}
