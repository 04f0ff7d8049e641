import type { Lookup } from '../../search/narrow.ts'
import { type Looked, splitWords } from '../../search/words.ts'
import type { StoredUser } from './user.ts'

/** What words without a key are looked for in. */
export const userTexts = ({ name, email, alias, phone, notes, details, external_id }: StoredUser) => [
  ...[name, email, alias, phone],
  ...[notes, details, external_id],
]

/** The users among which all are that have the words in one of these texts, deleted ones included. */
export const usersWithWords: Lookup<StoredUser, Looked> = ({ users }, looked) =>
  users.wordIndex('user', userTexts, splitWords).find(...looked)
