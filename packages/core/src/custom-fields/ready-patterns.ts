import type { Account } from '../account/account.ts'

/** Loads the matcher for an account whose fields have patterns; undefined where there is nothing to wait for. */
export function readyPatterns({ patterns, userFields, organizationFields, ticketFields }: Account) {
  if (patterns.isLoaded) return undefined
  const hasPatterns = [userFields, organizationFields, ticketFields].some(
    (fields) => fields.all.length > 0 && fields.rows.by('type', 'regexp').size > 0,
  )
  return hasPatterns ? patterns.load() : undefined
}
