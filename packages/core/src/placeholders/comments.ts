import type { Account } from '../account/account.ts'
import type { Language } from '../dynamic-content.ts'
import { presentFile } from '../families/attachments/attachment.ts'
import type { CommentEvent } from '../families/ticket-audits/event.ts'
import { textsOf } from '../families/ticket-comments/comment-text.ts'
import { lazily } from './lazily.ts'
import { momentTold } from './moments.ts'
import { personScope } from './person.ts'

/** A comment of a ticket, or one that is being written. */
export interface Said {
  readonly event: CommentEvent
  readonly created_at: string
}

/** A comment, as placeholders name one: `{% for comment in ticket.comments %}`. */
export function commentScope(account: Account, { event, created_at }: Said, language: Language): object {
  const texts = textsOf(event)
  return lazily({
    author: () => personScope(account, event.author_id, language),
    created_at: () => momentTold(account, created_at),
    created_at_with_time: () => momentTold(account, created_at),
    is_public: () => event.public,
    value: () => texts.plain_body,
    value_rich: () => texts.html_body,
    attachments: () => filesOf(account, event),
  })
}

function filesOf(account: Account, { attachment_ids }: CommentEvent): readonly object[] {
  return attachment_ids.flatMap((id) => {
    const file = account.attachments.get(id)
    if (!file) return []
    const { file_name, content_url } = presentFile(file, { origin: originOf(account), context: account })
    return [{ filename: file_name, url: content_url }]
  })
}

export const originOf = ({ subdomain }: Account) => `https://${subdomain}.zendesk.com`

/** Comments one under another, each with who said it when (in words of our own). */
export function formatted(account: Account, comments: readonly Said[], form: 'plain' | 'rich'): string {
  const each = comments.map((said) => {
    const name = account.users.get(said.event.author_id)?.name ?? ''
    const texts = textsOf(said.event)
    const when = momentTold(account, said.created_at)
    return form === 'rich'
      ? `<p><b>${name}</b>, ${when}</p>${texts.html_body}`
      : `${name}, ${when}\n\n${texts.plain_body}`
  })
  return each.join(form === 'rich' ? '<hr>' : `\n\n${'-'.repeat(46)}\n\n`)
}
