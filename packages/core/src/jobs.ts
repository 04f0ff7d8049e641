/** A bulk operation under way; its record is a job status. */
export interface Job {
  readonly id: string
}
