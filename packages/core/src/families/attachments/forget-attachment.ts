import type { Account } from '../../account/account.ts'
import type { StoredAttachment } from './attachment.ts'

/** Deletes a file, and what stands for it. */
export function forgetAttachment(account: Account, attachment: StoredAttachment): void {
  for (const id of attachment.thumbnail_ids) {
    const thumbnail = account.attachments.get(id)
    if (thumbnail) account.attachments.delete(thumbnail)
  }
  account.attachments.delete(attachment)
}
