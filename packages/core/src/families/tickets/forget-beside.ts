import type { Account } from '../../account/account.ts'

/** Erases with a ticket what people kept beside it: nothing of these tells that it was there. */
export function forgetBeside(account: Account, ticketId: number): void {
  const { skips, bookmarks, contentPins, activities, satisfactionRatings } = account
  const { approvalRequests, approvalWorkflowInstances, surveyResponses } = account
  for (const skip of skips.by('ticket', ticketId)) skips.delete(skip)
  for (const bookmark of bookmarks.by('ticket', ticketId)) bookmarks.delete(bookmark)
  for (const pin of contentPins.by('ticket', ticketId)) contentPins.delete(pin)
  for (const activity of activities.by('ticket', ticketId)) activities.delete(activity)
  for (const rating of satisfactionRatings.by('ticket', ticketId)) satisfactionRatings.delete(rating)
  for (const request of approvalRequests.by('ticket', ticketId)) approvalRequests.delete(request)
  for (const workflow of approvalWorkflowInstances.by('ticket', ticketId)) approvalWorkflowInstances.delete(workflow)
  const zrns = [`zen:ticket:${ticketId}`, `zen:request:${ticketId}`]
  for (const response of surveyResponses.by('subject', zrns)) surveyResponses.delete(response)
}
