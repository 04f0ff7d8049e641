/** A file that came with a request. */
export interface SentFile {
  /** The form's field, `brand[logo][uploaded_data]`; empty where the file is the whole body. */
  readonly field: string
  /** Empty where the sender gave none. */
  readonly name: string
  /** Its content type. */
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}
