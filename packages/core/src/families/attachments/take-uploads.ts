import type { Account } from '../../account/account.ts'

/**
 * The files of the tokens, which are used up by it. A token that nobody knows, or that was used before, gives none
 * (clients rely on the comment being made all the same).
 */
export function takeUploads(
  account: Account,
  tokens: readonly string[] | string | undefined,
  ticketId: number,
): readonly number[] {
  const wanted = typeof tokens === 'string' ? [tokens] : (tokens ?? [])
  return wanted.flatMap((token) => {
    const upload = account.uploads.get(token)
    if (!upload) return []
    account.uploads.delete(upload)
    for (const id of upload.attachment_ids) {
      account.attachments.update(account.attachments.find(id), { ticket_id: ticketId })
    }
    return upload.attachment_ids
  })
}
