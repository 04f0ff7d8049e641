import type { Account } from '../../account/account.ts'
import { missingParameter } from '../../errors.ts'
import type { SentFile } from '../../pipeline/sent-file.ts'
import { refuse } from '../../validation.ts'
import { forgetAttachment } from '../attachments/forget-attachment.ts'
import { keepFile } from '../attachments/keep-file.ts'
import type { StoredMacro } from './macro.ts'
import type { StoredMacroAttachment } from './macro-attachment.ts'

/** Files of one macro (docs: Macros > Macro attachments). */
const mostFiles = 5

interface Form {
  readonly files: readonly SentFile[]
  readonly body: { readonly filename?: string } | undefined
}

/** Keeps a file for a macro, which is told of it now or later. Throws `missingParameter` where none is sent. */
export function keepMacroFile(account: Account, { files, body }: Form): StoredMacroAttachment {
  const file = files.find(({ field }) => field === 'attachment')
  if (!file) throw missingParameter('attachment')
  const { id } = keepFile(account, { ...file, name: body?.filename || file.name || 'file' })
  return account.macroAttachments.insert({ id, created_at: account.now })
}

/** Adds the file to those of the macro. Throws `invalid` for one too many. */
export function addMacroFile(account: Account, macro: StoredMacro, { id }: StoredMacroAttachment): void {
  const attachment_ids = readFiles(account, [...macro.attachment_ids, id])
  account.macros.update(macro, { attachment_ids, updated_at: account.now })
}

/** Files that were brought for a macro. Throws `notFound`, and `invalid` for more than a macro takes. */
export function readFiles({ macroAttachments }: Account, ids: readonly number[]): readonly number[] {
  if (ids.length > mostFiles) refuse(`Attachments: a macro takes at most ${mostFiles}`, 'attachments', 'TooLong')
  return ids.map((id) => macroAttachments.find(id).id)
}

/** Forgets the files that a macro had, which no other has. */
export function forgetFiles(account: Account, ids: readonly number[]): void {
  for (const id of ids) {
    if (account.macros.by('file', id).size > 0) continue
    account.macroAttachments.delete(account.macroAttachments.find(id))
    forgetAttachment(account, account.attachments.find(id))
  }
}
