import type { Account } from '../../account/account.ts'
import { daysAgo } from '../../account/days-ago.ts'
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

const furtherEndUsers: readonly (readonly [name: string, daysAgo: number, ...tags: string[]])[] = [
  ['Rosa Ferrari', 143, 'vip'],
  ['Kofi Mensah', 118],
  ['Yuki Tanaka', 97, 'newsletter'],
  ['Lena Vogel', 71, 'vip', 'newsletter'],
  ['Omar Haddad', 52],
  ['Priya Nair', 33],
  ['Mateo Silva', 16, 'newsletter'],
  ['Nadia Petrova', 4],
]

/** The people of the default world, each with a verified email identity: the owner, two agents, nine end users. */
export function seedUsers(account: Account) {
  return {
    admin: daysAgo(account, 200, () => seedOwner(account)),
    agent: daysAgo(account, 190, () => seedUser(account, { ...defaultPeople.agent })),
    secondAgent: daysAgo(account, 165, () => seedUser(account, { ...defaultPeople.secondAgent })),
    endUser: daysAgo(account, 152, () => seedUser(account, defaultPeople.endUser)),
    customers: furtherEndUsers.map(([name, days, ...tags]) =>
      daysAgo(account, days, () =>
        seedUser(account, { name, email: `${name.toLowerCase().replace(' ', '.')}@example.com`, tags }),
      ),
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
