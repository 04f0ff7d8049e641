import { digest } from '../../account/chance.ts'

/** The code that mails carry, such as `K7Q2ZD-04XW`: a heuristic form, the same for the same ticket. */
export function encodedId(ticketId: number): string {
  const code = Number.parseInt(digest(`ticket ${ticketId}`).slice(0, 13), 16)
    .toString(36)
    .toUpperCase()
    .padStart(10, '0')
  return `${code.slice(0, 6)}-${code.slice(6, 10)}`
}
