import type { Rows } from '../store/rows.ts'

/** A slice of a list, and what the answer says about it beside the records. */
export interface Page<S> {
  readonly rows: Rows<S>
  readonly records: readonly S[]
  readonly beside: Readonly<Record<string, unknown>>
}

/** The address of the list as the caller asked it, for the links to other pages, and the time of asking. */
export interface Address {
  /** Without query. */
  readonly url: string
  readonly query: URLSearchParams
  /** Milliseconds. */
  readonly now: number
}
