import type { ConversationLogEvent } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Direction, Rows } from '../../store/rows.ts'
import { SortedRecords, type SortKey } from '../../store/sorted.ts'
import { sortedRows } from '../../store/sorted-rows.ts'
import type { Comment } from '../ticket-comments/comments-of.ts'
import { presentMessage } from './present-message.ts'

/** A comment of the ticket, and the version of the ticket that it made. */
export interface Message extends Comment {
  readonly version: number
}

/** Messages as a list of their own kind, in the order of their times. */
export function conversationRows(
  account: Account,
  messages: readonly Message[],
  direction: Direction = 'asc',
): Rows<Message, ConversationLogEvent> {
  const sign = direction === 'asc' ? 1 : -1
  const keyOf = ({ created_at, id }: Message): SortKey => [sign * Date.parse(created_at), sign * id]
  return {
    ...sortedRows<Message, ConversationLogEvent>(new SortedRecords(keyOf, messages), {
      order: direction === 'asc' ? 'created_at,id' : '-created_at,-id',
      keyOf,
      textOf: (message, { origin }) => JSON.stringify(presentMessage(account, message, origin)),
    }),
    orderedBy: (name, towards) => (name === 'created_at' ? conversationRows(account, messages, towards) : undefined),
    turned: (towards) => conversationRows(account, messages, towards),
    listedBy: () => conversationRows(account, messages, direction),
  }
}
