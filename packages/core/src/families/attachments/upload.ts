import type { Upload } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import { type Files, filesContext, presentFile } from './attachment.ts'

/** Files that wait, under a token, for the comment that takes them. */
export interface StoredUpload {
  /** The token. */
  readonly id: string
  /** In the order in which they came. */
  readonly attachment_ids: readonly number[]
  readonly user_id: number | null
  readonly expires_at: string
}

export const uploads = define<StoredUpload, Upload, Files>()({
  name: 'uploads',
  singular: 'upload',
  indexes: { attachment: ({ attachment_ids }) => attachment_ids },
  context: filesContext,
  present: ({ id, expires_at, attachment_ids }, view) => {
    const files = attachment_ids.flatMap((file) => view.context.attachments.get(file) ?? [])
    const attachments = files.map((file) => presentFile(file, view))
    // An upload without files is gone, so there is a newest one.
    return { token: id, expires_at, attachment: attachments.at(-1) as Upload['attachment'], attachments }
  },
})
