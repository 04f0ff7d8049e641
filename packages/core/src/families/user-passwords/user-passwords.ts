import { forbidden } from '../../errors.ts'
import type { Handlers } from '../../operation.ts'
import { refuse } from '../../validation.ts'
import { activeUsers, usersSeenBy } from '../users/find-users.ts'
import { adminsSetPasswords, changePassword, requirements } from './change-password.ts'

export const userPasswordsOperations = {
  SetUserPassword: ({ account, path, body }) => {
    if (!adminsSetPasswords(account)) throw forbidden()
    changePassword(account, activeUsers(account).find(path.user_id), body.password)
  },
  ChangeOwnPassword: ({ account, actor, path, body }) => {
    const user = activeUsers(account).find(path.user_id)
    if (user.id !== actor.id) throw forbidden()
    if (user.password !== body.previous_password) {
      refuse('Previous password: is not correct', 'previous_password', 'InvalidValue')
    }
    changePassword(account, user, body.password, actor.session)
  },
  GetUserPasswordRequirements: ({ account, actor, path }) => {
    usersSeenBy(account, actor).find(path.user_id)
    return { requirements }
  },
} satisfies Handlers<'user-passwords'>
