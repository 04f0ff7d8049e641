import type { Account } from '../../account/account.ts'
import { contentPath } from './attachment.ts'
import { changeFile } from './change-file.ts'

/** What takes files: a comment of the ticket, and its text where that may hold pictures. */
interface Taker {
  readonly ticketId: number
  readonly html?: string | undefined
}

/**
 * The files of the tokens, which are used up by it. A token that nobody knows, or that was used before, gives none
 * (clients rely on the comment being made all the same). A file that the text shows as a picture is inline.
 */
export function takeUploads(
  account: Account,
  tokens: readonly string[] | string | undefined,
  { ticketId, html = '' }: Taker,
): readonly number[] {
  const wanted = typeof tokens === 'string' ? [tokens] : (tokens ?? [])
  const images = imagesIn(html)
  return wanted.flatMap((token) => {
    const upload = account.uploads.get(token)
    if (!upload) return []
    account.uploads.delete(upload)
    for (const id of upload.attachment_ids) {
      const file = account.attachments.find(id)
      const inline = images.some((image) => image.includes(contentPath(file.token)))
      changeFile(account, file, { ticket_id: ticketId, inline })
    }
    return upload.attachment_ids
  })
}

/** The tags of pictures, up to their end. */
function imagesIn(html: string): readonly string[] {
  return html
    .split(/<img\b/i)
    .slice(1)
    .flatMap((text) => text.split('>', 1))
}
