import { refusedWebhook } from '../../errors.ts'

/** The state that a list is narrowed to. Throws 400 for one that there is not. */
export function statusIn(given: string | undefined, known: readonly string[]): string | undefined {
  if (given && !known.includes(given)) throw refusedWebhook(`filter[status] must be one of: ${known.join(', ')}`)
  return given
}
