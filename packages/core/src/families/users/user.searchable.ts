import type { Account } from '../../account/account.ts'
import { valueIn } from '../../custom-fields/custom-field.ts'
import { isEmailAddress } from '../../email-address.ts'
import { custom } from '../../search/custom-field.ts'
import { date, within } from '../../search/date-field.ts'
import { choice, exact, type Field, flag, phone, tags, text } from '../../search/fields.ts'
import { related } from '../../search/related.ts'
import { searchable } from '../../search/searchable.ts'
import { activeGroups } from '../groups/change-group.ts'
import { activeOrganizations } from '../organizations/find-organization.ts'
import { identityOf } from '../user-identities/find-identity.ts'
import { usersFoundBy } from './find-users.ts'
import type { StoredUser } from './user.ts'
import { usersWithWords, userTexts } from './user-words.ts'

export const searchableUsers = searchable<StoredUser>({
  type: 'user',
  collection: (account) => account.users,
  rows: (account, actor) => usersFoundBy(account, actor),
  texts: userTexts,
  // A whole address means whoever has it, by any of their identities, and nobody else (clients rely on it).
  sole: (word) => (isAddress(word) ? withAddress : undefined),
  fields: {
    name: text(({ name }) => [name], usersWithWords),
    role: choice(({ role }) => role),
    email: (term, context) => (isAddress(term.value) ? withAddress : partOfAddress)(term, context),
    group: related(
      ({ group_ids }) => orNone(group_ids),
      ({ account }) => activeGroups(account),
      ({ users }, id) => (id === null ? undefined : users.by('group', id)),
    ),
    organization: related(
      ({ organization_id, organization_ids }) => orNone([organization_id, ...organization_ids]),
      ({ account }) => activeOrganizations(account),
    ),
    created: date(
      ({ created_at }) => created_at,
      ({ users }, range) => within(users.rows.ordered('created_at'), range),
    ),
    updated: date(
      ({ updated_at }) => updated_at,
      ({ users }, range) => within(users.rows.ordered('updated_at'), range),
    ),
    notes: text(({ notes }) => [notes], usersWithWords),
    details: text(({ details }) => [details], usersWithWords),
    external_id: exact(
      ({ external_id }) => [external_id],
      ({ users }, id) => users.by('external_id', id),
    ),
    phone: phone(({ phone: number }) => [number]),
    tags: tags(({ tags: own }) => own),
    is_verified: flag(({ verified }) => verified),
    is_suspended: flag(({ suspended }) => suspended),
    whatsapp: withIdentity('phone_number'),
  },
  customField: (key, account) => {
    const field = account.userFields.by('key', key).first()
    return field && custom(({ user_fields }) => valueIn(user_fields, field.key))
  },
})

/** A star stands for any ending, so that a word with one is no address. */
const isAddress = (word: string) => isEmailAddress(word) && !word.includes('*')

const orNone = (ids: readonly (number | null)[]) => (ids.length === 0 ? [null] : ids)

const withAddress: Field<StoredUser> = ({ value }, { account }) => {
  const wanted = value.toLowerCase()
  const owner = identityOf(account, 'email', wanted)?.user_id
  return ({ id, email }) => id === owner || email?.toLowerCase() === wanted
}

const partOfAddress: Field<StoredUser> = (term, context) =>
  term.value.toLowerCase() === 'none'
    ? exact<StoredUser>(({ email }) => [email])(term, context)
    : text<StoredUser>(({ email }) => [email])({ ...term, value: term.value.replaceAll('*', '') }, context)

function withIdentity(type: string): Field<StoredUser> {
  return ({ value }, { account }) => {
    const owner = ownerOf(account, type, value)
    return ({ id }) => id === owner
  }
}

function ownerOf(account: Account, type: string, value: string) {
  return identityOf(account, type, value)?.user_id
}
