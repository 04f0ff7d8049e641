/** Whether the ticket is solved or closed. */
export const isDone = (ticket: { readonly status: string } | undefined): boolean =>
  ticket?.status === 'solved' || ticket?.status === 'closed'
