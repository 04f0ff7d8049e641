import type { Attachment, AttachmentThumbnail } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import type { View } from '../../store/item.ts'

/** What is worked out when a file is shown. */
type Derived = 'url' | 'content_url' | 'mapped_content_url' | 'thumbnails' | 'name'

/** A file of a comment, or of an upload that no comment has taken yet, or a picture. Its bytes are kept apart. */
export interface StoredAttachment extends Required<Omit<Attachment, Derived>> {
  /** The unguessable part of the address of its content. */
  readonly token: string
  /** Where its content is, if not under the token: a path here, or an address elsewhere. */
  readonly address: string | null
  /** Of the record that keeps the bytes; null where there are none. */
  readonly blob_id: number | null
  /** The pictures that stand for it. */
  readonly thumbnail_ids: readonly number[]
  /** Of a thumbnail, the picture: whoever may see that one may see this one. */
  readonly thumbnail_of: number | null
  /** The ticket that it hangs on; null as long as it hangs on none. */
  readonly ticket_id: number | null
  /** For everybody whatever the account's settings, as pictures of users and brands are; those are not scanned. */
  readonly is_open: boolean
}

/** How files are looked up by those who show them. Who changes one has what shows it written anew: `change-file.ts`. */
export interface Files {
  readonly attachments: { get(id: number | null): StoredAttachment | undefined }
}

/** Reads {@link Files} for the records that show some. */
export const filesContext = {
  of: [],
  read: ({ attachments }: Files): Files => ({ attachments }),
}

export const attachments = define<StoredAttachment, Attachment, Files>()({
  name: 'attachments',
  singular: 'attachment',
  indexes: {
    token: ({ token }) => token,
    ticket: ({ ticket_id }) => ticket_id ?? undefined,
    blob: ({ blob_id }) => blob_id ?? undefined,
  },
  context: filesContext,
  present: (attachment, view) => presentFile(attachment, view),
})

/** A file with its thumbnails. */
export function presentFile(
  file: StoredAttachment,
  { origin, context }: Pick<View<Files>, 'origin' | 'context'>,
): Attachment {
  const small = file.thumbnail_ids.flatMap((id) => context.attachments.get(id) ?? [])
  return { ...presentAttachment(file, origin), thumbnails: small.map((one) => presentAttachment(one, origin)) }
}

function presentAttachment(file: StoredAttachment, origin: string): AttachmentThumbnail {
  const { id, file_name, content_type, size, width, height, inline, deleted } = file
  const { malware_access_override, malware_scan_result } = file
  const content_url = contentUrl(file, origin)
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
    // Pictures tell nothing of scans (recorded).
    ...(malware_scan_result !== null && { malware_access_override, malware_scan_result }),
  }
}

function contentUrl({ address, token, file_name }: StoredAttachment, origin: string): string {
  if (address !== null) return address.startsWith('/') ? origin + address : address
  return `${origin}${contentPath(token)}/?name=${encodeURIComponent(file_name)}`
}

export const contentPath = (token: string) => `/attachments/token/${token}`
