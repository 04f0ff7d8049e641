/** What becomes of an answer on its way; done by whoever sends it, for the engine has no connection. */
export interface Disturbance {
  /** Milliseconds to wait first. */
  readonly delay: number
  /** The connection ends in its place. */
  readonly isCut: boolean
  readonly body: 'truncated' | 'slow' | undefined
}
