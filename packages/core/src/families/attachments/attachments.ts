import { invalidAttribute, missingParameter, notFound } from '../../errors.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { editOf } from '../tickets/edit-of.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import { presentFile } from './attachment.ts'
import { changeFile } from './change-file.ts'
import { discardUpload, uploadFile } from './change-upload.ts'
import { deleteAttachment } from './delete-attachment.ts'
import { fileToRedact, redactAttachment } from './redact-attachment.ts'
import { findFile } from './see-file.ts'

export const attachmentsOperations = {
  UploadFiles: (call) => {
    const { account, actor, query } = call
    return { upload: account.uploads.show(uploadFile(account, actor, fileOf(call), query.token), call) }
  },
  DeleteUpload: ({ account, path }) => discardUpload(account, account.uploads.find(path.token)),

  ShowAttachment: (call) => findFile(call, call.path.attachment_id),
  UpdateAttachment: (call) => {
    const file = findFile(call, call.path.attachment_id)
    if (file.is_open || file.thumbnail_of !== null) throw notFound()
    return changeFile(call.account, file, call.body.attachment)
  },
  DeleteAttachment: (call) => deleteAttachment(call.account, call.actor, findFile(call, call.path.attachment_id)),
  RedactCommentAttachment: (call) => {
    const { account, actor, path, origin } = call
    const edit = editOf(call)
    const ticket = findTicket(account, actor, path.ticket_id)
    const file = fileToRedact(edit, ticket, { commentId: path.comment_id, id: path.attachment_id })
    const before = presentFile(file, { origin, context: account })
    redactAttachment(edit, ticket, { commentId: path.comment_id, file })
    // The file as it was (recorded).
    return shown(before)
  },
} satisfies Handlers<'attachments'>

/** The file is the whole body, or a field of a form, as the Ruby client sends it. */
function fileOf({ files, query, body }: Pick<Call<'UploadFiles'>, 'files' | 'query' | 'body'>) {
  const file = files.find(({ field }) => field === '' || field === 'uploaded_data')
  if (!file) throw missingParameter('uploaded_data')
  // A body that is the file itself holds nothing else.
  const given: Partial<typeof body> | undefined = body
  const name = query.filename || given?.filename || file.name
  if (!name) throw invalidAttribute('filename', 'filename', 'present', 'uploads/create')
  return { ...file, name }
}
