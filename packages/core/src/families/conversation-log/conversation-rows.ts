import type { ConversationLogEvent } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Rows } from '../../store/rows.ts'
import { rowsByTime } from '../../store/rows-by-time.ts'
import type { Comment } from '../ticket-comments/comments-of.ts'
import { presentMessage } from './present-message.ts'

/** A comment of the ticket, and the version of the ticket that it made. */
export interface Message extends Comment {
  readonly version: number
}

/** Messages as a list of their own kind, in the order of their times. */
export function conversationRows(account: Account, messages: readonly Message[]): Rows<Message, ConversationLogEvent> {
  return rowsByTime(messages, {
    textOf: (message, { origin }) => JSON.stringify(presentMessage(account, message, origin)),
  })
}
