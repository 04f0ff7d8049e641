import type { Attachment } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import type { View } from '../../store/item.ts'

/** What is worked out when a file is shown. */
type Derived = 'url' | 'content_url' | 'mapped_content_url' | 'thumbnails' | 'name'

/** A file of a comment, or of an upload that no comment has taken yet. Its bytes are kept apart. */
export interface StoredAttachment extends Required<Omit<Attachment, Derived>> {
  /** The unguessable part of the address of its content. */
  readonly token: string
  /** Of the record that keeps the bytes; null where they are gone. */
  readonly blob_id: number | null
  /** The picture that stands for it. */
  readonly thumbnail_ids: readonly number[]
  /** The ticket that it hangs on; null as long as it hangs on none. */
  readonly ticket_id: number | null
}

export const attachments = define<StoredAttachment, Attachment>()({
  name: 'attachments',
  singular: 'attachment',
  indexes: {
    token: ({ token }) => token,
    ticket: ({ ticket_id }) => ticket_id ?? undefined,
  },
  present: (attachment, view) => ({ ...presentAttachment(attachment, view), thumbnails: [] }),
})

/** An attachment without its thumbnails, whose records only the account knows. */
export function presentAttachment(attachment: StoredAttachment, { origin }: Pick<View, 'origin'>) {
  const { id, token, file_name, content_type, size, width, height, inline, deleted, ...rest } = attachment
  const content_url = `${origin}/attachments/token/${token}/?name=${encodeURIComponent(file_name)}`
  return {
    url: `${origin}/api/v2/attachments/${id}.json`,
    id,
    file_name,
    content_url,
    mapped_content_url: content_url,
    content_type,
    size,
    width,
    height,
    inline,
    deleted,
    malware_access_override: rest.malware_access_override,
    malware_scan_result: rest.malware_scan_result,
  }
}
