import { capitalized } from '../../capitalized.ts'

interface Operation {
  readonly family: string
  readonly operation: string
}

/**
 * What was accessed and how, for people: `Ticket fields`, `List ticket fields`. No source lists the service's words; those
 * of its examples ("List users", "View ticket") follow from the names of the operations.
 */
export function describeOperation({ family, operation }: Operation) {
  const summary = operation
    .replace(/^Show/, 'View')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return { category: capitalized(family.replaceAll('-', ' ')), summary: capitalized(summary) }
}
