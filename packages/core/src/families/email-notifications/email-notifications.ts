import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { permissionsOf } from '../../account/permissions.ts'
import { missingParameter, notFound } from '../../errors.ts'
import type { Handlers, QueryOf } from '../../operation.ts'
import { readNumericIds } from '../../read-ids.ts'
import { maySee } from '../tickets/visible-tickets.ts'
import type { SentMail } from './sent-mail.ts'

export const emailNotificationsOperations = {
  ListEmailNotifications: ({ account, actor, query }) => {
    const mails = filtered(account, query)
    if (permissionsOf(account, actor).ticket_access === 'all') return mails
    return account.sentMails.list([...mails.ordered('id', 'desc')].filter((mail) => isSeenBy(account, actor, mail)))
  },
  ShowEmailNotification: ({ account, actor, path }) => {
    const mail = ofTickets(account).find(path.notification_id)
    if (!isSeenBy(account, actor, mail)) throw notFound()
    return mail
  },
  ShowManyEmailNotifications: ({ account, actor, query }) =>
    account.sentMails.list(named(account, query).filter((mail) => isSeenBy(account, actor, mail))),
} satisfies Handlers<'email-notifications'>

/** Mails about tickets; those about accounts of users are nobody's business. */
const ofTickets = ({ sentMails }: Account) => sentMails.by('isOfTicket', true)

function isSeenBy(account: Account, actor: Actor, { ticket_id }: SentMail): boolean {
  const ticket = account.tickets.get(ticket_id)
  return ticket !== undefined && maySee(account, actor, ticket)
}

function filtered(account: Account, query: QueryOf<'ListEmailNotifications'>) {
  const { 'filter[ticket_id]': ticket_id, 'filter[comment_id]': comment_id, 'filter[notification_id]': id } = query
  let mails = ofTickets(account)
  if (id !== undefined) mails = mails.by('id', id)
  if (ticket_id !== undefined) mails = mails.by('ticket', ticket_id)
  if (comment_id !== undefined) mails = mails.by('comment', comment_id)
  return mails
}

/** Throws `missingParameter` where the query names nothing. */
function named(account: Account, { ids, comment_ids, ticket_ids }: QueryOf<'ShowManyEmailNotifications'>) {
  const mails = ofTickets(account)
  if (ids !== undefined) return mails.known(readNumericIds(ids, 'ids'))
  if (comment_ids !== undefined) return [...mails.by('comment', readNumericIds(comment_ids, 'comment_ids'))]
  if (ticket_ids !== undefined) return [...mails.by('ticket', readNumericIds(ticket_ids, 'ticket_ids'))]
  throw missingParameter('ids')
}
