import { define } from '../../store/definition.ts'

/** What a keyed request was answered, for those that come with the same key. */
export interface StoredIdempotencyKey {
  /** The caller and the key. */
  readonly id: string
  /** Of the body: the same key with another body is a mistake. */
  readonly digest: string
  readonly status: number
  readonly text: string | undefined
}

/** Never on the wire. */
export const idempotencyKeys = define<StoredIdempotencyKey, StoredIdempotencyKey>()({
  name: 'idempotency_keys',
  singular: 'idempotency_key',
  isInternal: true,
  isAside: true,
  indexes: {},
  present: (key) => key,
})
