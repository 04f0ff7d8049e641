import type { Action } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'

/** The place of the standard macros (recorded). */
const place = 9999

/** The macros that every account begins with (recorded titles and properties; texts of our own). */
const standard: readonly (readonly [title: string, action: Action, text: string])[] = [
  [
    'Customer not responding',
    { field: 'status', value: 'pending' },
    'Hello {{ticket.requester.name}}. {{current_user.name}} has written to you about this, and no answer has reached us. Just reply to this message if you still need help.',
  ],
  [
    'Downgrade and inform',
    { field: 'priority', value: 'low' },
    'Many requests reach us at the moment, so this may take a little longer than usual. We will be back with you as soon as we can.',
  ],
]

export function seedMacros(account: Account): void {
  for (const [title, action, value] of standard) {
    account.macros.insert({
      id: account.ids.next(),
      title,
      active: true,
      updated_at: account.now,
      created_at: account.now,
      default: false,
      position: place,
      description: null,
      actions: [action, { field: 'comment_value', value }],
      restriction: null,
      attachment_ids: [],
    })
  }
}
