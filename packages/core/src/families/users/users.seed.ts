import type { Account } from '../../account/account.ts'
import { roleType } from '../custom-roles/role-type.ts'
import { addIdentity } from '../user-identities/change-identity.ts'
import { identityOf } from '../user-identities/find-identity.ts'
import { findUserBySignInName } from './find-users.ts'
import type { StoredUser } from './user.ts'
import { newUser } from './user-defaults.ts'

/** The password of everybody in the default world. */
export const defaultPassword = 'password'

/** Who is in the default world, and how each signs in; the banner and the documents tell these. */
export const defaultPeople = {
  admin: { name: 'Ada Admin', email: 'admin@example.com', role: 'admin', login: 'login' },
  agent: { name: 'Aki Agent', email: 'agent@example.com', role: 'agent' },
  secondAgent: { name: 'Amara Second', email: 'second.agent@example.com', role: 'agent' },
  endUser: { name: 'Elif Customer', email: 'end.user@example.com', role: 'end-user' },
} as const

const furtherEndUsers = [
  'Rosa Ferrari',
  'Kofi Mensah',
  'Yuki Tanaka',
  'Lena Vogel',
  'Omar Haddad',
  'Priya Nair',
  'Mateo Silva',
  'Nadia Petrova',
] as const

/** The people of the default world, each with a verified email identity: the owner, two agents, nine end users. */
export function seedUsers(account: Account) {
  return {
    admin: seedOwner(account),
    agent: seedUser(account, { ...defaultPeople.agent }),
    secondAgent: seedUser(account, { ...defaultPeople.secondAgent }),
    endUser: seedUser(account, defaultPeople.endUser),
    customers: furtherEndUsers.map((name) =>
      seedUser(account, { name, email: `${name.toLowerCase().replace(' ', '.')}@example.com` }),
    ),
  }
}

/** The owner, for an account without an admin; under another name where somebody has the usual one. */
export function seedOwner(account: Account): StoredUser {
  const { login, ...admin } = defaultPeople.admin
  const isFree = (name: string) => findUserBySignInName(account, name) === undefined
  const email = [admin.email, 'owner@example.com'].find((address) => !identityOf(account, 'email', address))
  return seedUser(account, {
    is_owner: true,
    moderator: true,
    role_type: roleType.admin,
    custom_role_id: account.customRoles.by('type', roleType.admin).first()?.id ?? null,
    ...admin,
    email: email ?? `owner.${account.ids.next()}@example.com`,
    ...(isFree(login) && { login }),
  })
}

type Seed = Partial<StoredUser> & { readonly name: string; readonly email: string }

function seedUser(account: Account, { email, ...given }: Seed): StoredUser {
  const user = account.users.insert(
    newUser(account, { password: defaultPassword, last_login_at: account.now, ...given }),
  )
  addIdentity(account, user, { type: 'email', value: email, verified: true })
  return account.users.find(user.id)
}
