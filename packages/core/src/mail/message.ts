/** Somebody at the end of a mail. */
export interface Correspondent {
  readonly name: string
  readonly address: string
}

/** A mail that came in, as plain data: what of it becomes a ticket or a comment. */
export interface Message {
  readonly from: Correspondent
  /** The address of the account's that it was sent to. */
  readonly to: Correspondent
  /** Everybody else whom it was sent to. */
  readonly ccs: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly message_id: string | null
  /** Its files, kept already. */
  readonly attachment_ids: readonly number[]
  readonly brand_id: number | null
}
