import type { Account } from '../../account/account.ts'
import type { StoredAttachment } from './attachment.ts'
import { dropBytes } from './keep-bytes.ts'

/** Deletes a file, what stands for it, and its bytes unless a copy has them. */
export function forgetAttachment(account: Account, attachment: StoredAttachment): void {
  for (const id of attachment.thumbnail_ids) {
    const thumbnail = account.attachments.get(id)
    if (thumbnail) account.attachments.delete(thumbnail)
  }
  account.attachments.delete(attachment)
  dropBytes(account, attachment.blob_id)
}
