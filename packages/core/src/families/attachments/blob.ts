import { define } from '../../store/definition.ts'

/** The bytes of a file, apart from it: files change and are shown, bytes neither. Copies of a file share them. */
export interface StoredBlob {
  readonly id: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Never on the wire as a record: bytes are sent at a file's `content_url`. */
export const blobs = define<StoredBlob, { readonly id: number; readonly size: number }>()({
  name: 'blobs',
  singular: 'blob',
  isAside: true,
  // The files that have them tell of them.
  isInternal: true,
  weight: ({ bytes }) => bytes.length,
  indexes: {},
  present: ({ id, bytes }) => ({ id, size: bytes.length }),
})
