import type { Action, Condition } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { theAccountItself } from '../../account/actor.ts'
import { createCategory } from '../trigger-categories/change-category.ts'
import { createTrigger } from './change-trigger.ts'

interface Standard {
  readonly title: string
  readonly all: readonly Condition[]
  readonly to: string
  readonly subject: string
  readonly body: string
}

const is = (field: string, value: Condition['value']): Condition => ({ field, operator: 'is', value })
const isNot = (field: string, value: string): Condition => ({ field, operator: 'is_not', value })

const history = '\n\n{{ticket.latest_public_comment_formatted}}'

/** The triggers that every account begins with (recorded titles, conditions and receivers; texts of our own). */
const standard: readonly Standard[] = [
  {
    title: 'Notify requester and CCs of received request',
    all: [
      is('update_type', 'Create'),
      isNot('status', 'solved'),
      is('ticket_is_public', 'public'),
      is('comment_is_public', 'true'),
      is('role', 'end_user'),
    ],
    to: 'requester_and_ccs',
    subject: '[Request received] {{ticket.title}}',
    body: `Your request ({{ticket.id}}) has reached us.${history}`,
  },
  {
    title: 'Notify requester of new proactive ticket',
    all: [is('update_type', 'Create'), is('ticket_is_public', 'public'), is('role', 'agent')],
    to: 'requester_and_ccs',
    subject: '{{ticket.title}}',
    body: `We have opened a request ({{ticket.id}}) for you.${history}`,
  },
  {
    title: 'Notify requester and CCs of comment update',
    all: [is('update_type', 'Change'), is('comment_is_public', 'true')],
    to: 'requester_and_ccs',
    subject: '[{{ticket.account}}] Re: {{ticket.title}}',
    body: `There is something new on your request ({{ticket.id}}).${history}`,
  },
  {
    title: 'Notify assignee of comment update',
    all: [
      is('comment_is_public', 'not_relevant'),
      isNot('assignee_id', 'current_user'),
      isNot('assignee_id', 'requester_id'),
      { field: 'assignee_id', operator: 'not_changed', value: null },
      { field: 'status', operator: 'not_value_previous', value: 'solved' },
    ],
    to: 'assignee_id',
    subject: '[{{ticket.account}}] Re: {{ticket.title}}',
    body: 'Ticket {{ticket.id}}, which is yours, was commented on.\n\n{{ticket.latest_comment_formatted}}',
  },
  {
    title: 'Notify assignee of assignment',
    all: [{ field: 'assignee_id', operator: 'changed', value: null }, isNot('assignee_id', 'current_user')],
    to: 'assignee_id',
    subject: '[{{ticket.account}}] Assignment: {{ticket.title}}',
    body: 'Ticket {{ticket.id}} is yours now.\n\n{{ticket.latest_comment_formatted}}',
  },
  {
    title: 'Notify assignee of reopened ticket',
    all: [
      isNot('assignee_id', 'current_user'),
      { field: 'status', operator: 'value_previous', value: 'solved' },
      isNot('status', 'closed'),
    ],
    to: 'assignee_id',
    subject: '[{{ticket.account}}] Re: {{ticket.title}}',
    body: 'Ticket {{ticket.id}}, which is yours, is open again.\n\n{{ticket.latest_comment_formatted}}',
  },
  {
    title: 'Notify all agents of received request',
    all: [is('update_type', 'Create')],
    to: 'all_agents',
    subject: '[{{ticket.account}}] {{ticket.title}}',
    body: 'A ticket ({{ticket.id}}) by {{ticket.requester.name}} has come in.',
  },
]

export function seedTriggers(account: Account): void {
  const { id } = createCategory(account, { name: 'Notifications' })
  for (const { title, all, to, subject, body } of standard) {
    const actions: Action[] = [{ field: 'notification_user', value: [to, subject, body] }]
    const trigger = createTrigger(account, theAccountItself, {
      title,
      category_id: String(id),
      conditions: { all: [...all], any: [] },
      actions,
    })
    account.triggers.update(trigger, { default: true })
  }
}
