import type { Upload } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** Files that wait, under a token, for the comment that takes them. */
export interface StoredUpload {
  /** The token. */
  readonly id: string
  readonly attachment_ids: readonly number[]
  readonly user_id: number | null
  readonly expires_at: string
}

export const uploads = define<StoredUpload, Pick<Upload, 'token' | 'expires_at'>>()({
  name: 'uploads',
  singular: 'upload',
  indexes: {},
  present: ({ id, expires_at }) => ({ token: id, expires_at }),
})
