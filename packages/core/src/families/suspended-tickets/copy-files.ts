import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { notFound } from '../../errors.ts'
import { newUpload } from '../attachments/change-upload.ts'
import { copyFile } from '../attachments/keep-file.ts'
import type { StoredUpload } from '../attachments/upload.ts'
import type { StoredSuspendedTicket } from './suspended-ticket.ts'

/** Has copies of the mail's files wait for a comment. Throws `notFound` for a mail without files. */
export function copyFiles(account: Account, actor: Actor, { attachment_ids }: StoredSuspendedTicket): StoredUpload {
  const files = attachment_ids.flatMap((id) => account.attachments.get(id) ?? [])
  if (files.length === 0) throw notFound()
  return newUpload(
    account,
    actor.id,
    files.map((file) => copyFile(account, file, null).id),
  )
}
