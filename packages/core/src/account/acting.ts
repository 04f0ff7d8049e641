/** Who changes things in a commit. */
export interface Acting {
  /** Null where nobody is signed in, or the account acts by itself. */
  readonly id: number | null
  /** Where the request came from, as far as it is known. */
  readonly address: string | null
}
