import { isEmailAddress } from '../../email-address.ts'
import type { SearchContext } from '../../search/fields.ts'
import type { Term } from '../../search/parse.ts'
import { lookedFor, wordFinder, wordsOf } from '../../search/words.ts'
import { identityOf } from '../user-identities/find-identity.ts'
import { findUserByEmail } from './find-users.ts'
import { usersWithWords } from './user-words.ts'

/** Whom a value names: the caller (`me`), or by id, address, telephone number, or words of the name. */
export function peopleMeant({ value, quoted }: Term, { account, actor }: SearchContext): readonly number[] {
  if (value.toLowerCase() === 'me' && !quoted) return actor.id === null ? [] : [actor.id]
  if (/^\d+$/.test(value)) return [Number(value)]
  if (isEmailAddress(value)) return known(findUserByEmail(account, value)?.id)
  if (value.startsWith('+')) return known(identityOf(account, 'phone_number', value)?.user_id)
  const [words, isPrefix] = [value.replace(/\*$/, ''), value.endsWith('*')]
  const find = wordFinder(words, isPrefix)
  const looked = lookedFor(words, isPrefix)
  const possible = looked && usersWithWords(account, looked)
  return Array.from(possible ?? account.users.all).flatMap(({ id, name }) => (find(wordsOf(name)) ? id : []))
}

const known = (id: number | undefined) => (id === undefined ? [] : [id])
