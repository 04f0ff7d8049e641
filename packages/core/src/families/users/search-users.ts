import type { Account } from '../../account.ts'
import { activeUsers, findUserByEmail, findUserByExternalId } from './find-users.ts'
import type { StoredUser } from './user.ts'

/** `email:a@b.c`, `"two words"`, `word*`: a property and a text, or a text alone. */
interface Term {
  readonly property: string | undefined
  readonly text: string
}

/** Properties that a term can name, and what of the user is compared. A word alone is looked for in all of them. */
const searched: Readonly<Record<string, (user: StoredUser) => readonly (string | number | null)[]>> = {
  name: ({ name, alias }) => [name, alias],
  email: ({ email }) => [email],
  phone: ({ phone }) => [phone],
  notes: ({ notes }) => [notes],
  details: ({ details }) => [details],
  external_id: ({ external_id }) => [external_id],
  tags: ({ tags }) => tags,
  role: ({ role }) => [role],
  organization_id: ({ organization_ids }) => organization_ids,
}

/** Properties whose values are compared as a whole; in the others, a word of them has to begin with the text. */
const whole = ['role', 'tags', 'external_id', 'organization_id']

/** The active users who meet every term. A whole address finds its owner alone (recorded use). */
export function searchUsers(account: Account, query: string): readonly StoredUser[] {
  const terms = termsOf(query)
  const address = terms.find(({ property, text }) => isAddress(text) && (!property || property === 'email'))
  const externalId = terms.find(({ property }) => property === 'external_id')
  const candidates = address
    ? only(findUserByEmail(account, address.text))
    : externalId
      ? only(findUserByExternalId(account, externalId.text))
      : activeUsers(account)
  const rest = terms.filter((term) => term !== address)
  return [...candidates].filter((user) => rest.every((term) => meets(user, term)))
}

const only = (user: StoredUser | undefined) => (user ? [user] : [])
const isAddress = (text: string) => /^[^@\s*]+@[^@\s*]+\.[^@\s*]+$/.test(text)

/** `type:user` says nothing new here. */
function termsOf(query: string): readonly Term[] {
  const parts = query.matchAll(/(?:(\w+)[:=])?(?:"([^"]*)"|(\S+))/g)
  return Array.from(parts, ([, property, quoted, word = '']) => ({
    property: property?.toLowerCase(),
    text: (quoted ?? word).toLowerCase().replace(/\*$/, ''),
  })).filter(({ property, text }) => property !== 'type' && text !== '')
}

function meets(user: StoredUser, { property, text }: Term): boolean {
  if (property === undefined) return ['name', 'email', 'phone', 'notes', 'details'].some((one) => has(user, one, text))
  return has(user, property, text)
}

function has(user: StoredUser, property: string, text: string): boolean {
  const values = searched[property]?.(user) ?? []
  return values.some((value) => {
    const own = String(value ?? '').toLowerCase()
    if (whole.includes(property)) return own === text
    return own.startsWith(text) || own.split(/[\s@.,_-]+/).some((word) => word.startsWith(text))
  })
}
