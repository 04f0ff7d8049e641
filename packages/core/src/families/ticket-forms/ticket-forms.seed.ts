import type { Account } from '../../account/account.ts'
import { createForm } from './change-form.ts'

/** The form that every account begins with: all fields that there are. */
export function seedTicketForms(account: Account): void {
  createForm(account, { name: 'Default Ticket Form', end_user_visible: true, default: true })
}
