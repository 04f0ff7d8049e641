import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { demand } from '../../account/permissions.ts'
import { notFound } from '../../errors.ts'
import type { StoredAttachment } from './attachment.ts'
import { emptyFile } from './change-file.ts'
import { forgetAttachment } from './forget-attachment.ts'

/**
 * Deletes a file. One that waits is gone with it; a comment keeps showing that it had one, `deleted`, whose content
 * nobody gets. Throws `forbidden` for who may not edit tickets. Pictures are deleted where they are set: `notFound`.
 */
export function deleteAttachment(account: Account, actor: Actor, file: StoredAttachment): void {
  if (file.deleted || file.is_open || file.thumbnail_of !== null) throw notFound()
  demand(account, actor, 'ticket_editing')
  if (file.ticket_id !== null) emptyFile(account, file, { deleted: true })
  else leaveUpload(account, file)
}

/** The last file takes its upload with it. */
function leaveUpload(account: Account, file: StoredAttachment): void {
  const upload = account.uploads.by('attachment', file.id).first()
  const attachment_ids = upload?.attachment_ids.filter((id) => id !== file.id) ?? []
  if (upload && attachment_ids.length > 0) account.uploads.update(upload, { attachment_ids })
  else if (upload) account.uploads.delete(upload)
  forgetAttachment(account, file)
}
