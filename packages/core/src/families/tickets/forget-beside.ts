import type { Account } from '../../account/account.ts'

/** Erases with a ticket what people kept beside it: nothing of these tells that it was there. */
export function forgetBeside({ skips, bookmarks, contentPins }: Account, ticketId: number): void {
  for (const skip of skips.by('ticket', ticketId)) skips.delete(skip)
  for (const bookmark of bookmarks.by('ticket', ticketId)) bookmarks.delete(bookmark)
  for (const pin of contentPins.by('ticket', ticketId)) contentPins.delete(pin)
}
