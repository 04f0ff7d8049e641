import type { MacroAttachment } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import { type Files, filesContext, presentFile } from '../attachments/attachment.ts'

/** A file that was brought for a macro: the attachment of the same id, and when it came. */
export interface StoredMacroAttachment {
  readonly id: number
  readonly created_at: string
}

export const macroAttachments = define<StoredMacroAttachment, MacroAttachment, Files>()({
  name: 'macro_attachments',
  singular: 'macro_attachment',
  indexes: {},
  context: filesContext,
  present: ({ id, created_at }, { origin, context }) => {
    const file = context.attachments.get(id)
    const shown = file && presentFile(file, { origin, context })
    return {
      id,
      filename: shown?.file_name ?? '',
      content_type: shown?.content_type ?? 'application/octet-stream',
      content_url: shown?.content_url ?? '',
      size: shown?.size ?? 0,
      created_at,
    }
  },
})
