import type { Account } from '../../account/account.ts'
import { invalid, type Problem } from '../../errors.ts'
import { sendNotice } from '../email-notifications/send-notice.ts'
import { endSessionsOf } from '../users/end-access.ts'
import type { StoredUser } from '../users/user.ts'

const shortest = 5
const longest = 128

/** What a password has to be, in the words of the answer. */
export const requirements: readonly string[] = [
  `must be at least ${shortest} characters`,
  `must be fewer than ${longest} characters`,
  'must be different from email address',
]

/** Whether admins may give passwords to others: off, unless the account says so (docs: User Passwords). */
export function adminsSetPasswords(account: Account): boolean {
  return account.settings.security.admins_can_set_user_passwords
}

/** Tells the user by mail, and signs them out everywhere but in the session named. Throws `invalid` where the requirements are not met. */
export function changePassword(account: Account, user: StoredUser, password: string, session?: number): void {
  const problems = broken(user, password)
  if (problems.length > 0) throw invalid({ password: problems })
  account.users.update(user, { password })
  endSessionsOf(account, user.id, session)
  sendNotice(account, 'password', user.id)
}

function broken({ email }: StoredUser, password: string): readonly Problem[] {
  const [tooShort = '', tooLong = '', sameAsEmail = ''] = requirements
  const problems: Problem[] = []
  if (password.length < shortest) problems.push({ description: `Password: ${tooShort}`, error: 'TooShort' })
  if (password.length >= longest) problems.push({ description: `Password: ${tooLong}`, error: 'TooLong' })
  if (password.toLowerCase() === email)
    problems.push({ description: `Password: ${sameAsEmail}`, error: 'InvalidValue' })
  return problems
}
