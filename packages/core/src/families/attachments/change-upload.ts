import type { Account } from '../../account/account.ts'
import { type Actor, isTeamMember } from '../../account/actor.ts'
import { timestamp } from '../../account/clock.ts'
import { day } from '../../account/days-ago.ts'
import { forbidden } from '../../errors.ts'
import { refuse } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import { forgetAttachment } from './forget-attachment.ts'
import { keepFile, type NewFile, newToken } from './keep-file.ts'
import type { StoredUpload } from './upload.ts'

/** Milliseconds that files wait for a comment (recorded). */
const livesFor = 3 * day

const withoutEnding = 'The file name must end with an extension, such as .jpg, .png, or another valid format.'

/**
 * Keeps a file under a new token, or adds it to those of the token. Throws `forbidden` for customers where the account
 * takes no files of theirs, `invalid` for an empty file and for a name without extension (both reported), or with one that
 * the account does not take, `notFound` for a token that nobody knows.
 */
export function uploadFile(account: Account, actor: Actor, file: NewFile, token: string | undefined): StoredUpload {
  if (!isTeamMember(actor) && !account.settings.tickets.end_user_attachments) throw forbidden()
  const upload = token ? account.uploads.find(token) : undefined
  if (!/[^.]\.[^.\s/\\]+$/.test(file.name)) refuse(withoutEnding, 'filename', 'InvalidValue')
  if (!isAllowed(account, file.name)) refuse('The file type is not allowed', 'filename', 'InvalidValue')
  if (file.bytes.length === 0) refuse('Size: is not included in the list (1..1073741824)', 'size', 'InvalidValue')
  const { id } = keepFile(account, file)
  if (upload) return account.uploads.update(upload, { attachment_ids: [...upload.attachment_ids, id] })
  return newUpload(account, actor.id, [id])
}

/**
 * An account can keep itself to some types of files, for uploads too (guides: Can I attach files to tickets using the
 * API). No source shows how the setting lists them or the words of the refusal; chosen: extensions, however separated.
 */
function isAllowed({ settings }: Account, name: string): boolean {
  const allowed = settings.tickets.only_allowed_attachment_file_types?.toLowerCase().match(/[\w+-]+/g)
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return !allowed || allowed.includes(extension)
}

/** Has kept files wait under a new token. */
export function newUpload(account: Account, userId: number | null, attachment_ids: readonly number[]): StoredUpload {
  const upload = account.uploads.insert({
    id: newToken(account),
    attachment_ids,
    user_id: userId,
    expires_at: timestamp(account.clock.now() + livesFor),
  })
  schedule(account, expireUpload, livesFor, { token: upload.id })
  return upload
}

/** A token for files that a comment takes at once: it need not expire, and they were looked through where they come from. */
export function bringFiles(account: Account, files: readonly NewFile[]): StoredUpload {
  const ids = files.map((file) => keepFile(account, file, { scanned: 'malware_not_found' }).id)
  return account.uploads.insert({ id: newToken(account), attachment_ids: ids, user_id: null, expires_at: account.now })
}

/** Discards a token with the files that wait under it. */
export function discardUpload(account: Account, upload: StoredUpload): void {
  account.uploads.delete(upload)
  for (const id of upload.attachment_ids) forgetAttachment(account, account.attachments.find(id))
}

export const expireUpload = work<{ token: string }>({
  kind: 'expire_upload',
  run(account, { token }) {
    const unused = account.uploads.get(token)
    if (unused) discardUpload(account, unused)
  },
})
