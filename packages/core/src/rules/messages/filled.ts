import { isComment } from '../../families/ticket-audits/event.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { renderPlaceholders } from '../../placeholders/render.ts'

/** A rule's text with what is being said in the change, which no audit has yet; in the language of who is to read it. */
export function filled(
  { account, actor, ticket, events }: TicketDraft,
  text: string,
  readerId?: number | null,
): string {
  const said = events.filter(isComment).map((event) => ({ event, created_at: account.now }))
  return renderPlaceholders(text, { account, actor, ticket, said, readerId })
}
