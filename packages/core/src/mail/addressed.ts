import type { Account } from '../account/account.ts'
import { isEmailAddress } from '../email-address.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import type { Correspondent } from './message.ts'
import { type ReceivedMail, UndeliverableMail } from './read-mail.ts'

/** Which of the account's addresses a mail came to, and who else it went to. */
export interface Addressed {
  readonly to: Correspondent
  readonly brand_id: number | null
  readonly ccs: readonly string[]
}

/** Mails to no address of the account bounce; any at its own domain is one where the account says so. Throws `UndeliverableMail`. */
export function addressed(account: Account, mail: ReceivedMail): Addressed {
  const own = mail.recipients.find(({ address }) => isOurs(account, address))
  if (!own) {
    const known = [...account.supportAddresses.rows].map(({ email }) => email).join(', ')
    throw new UndeliverableMail(`no recipient is an address of the account ${account.subdomain}; it has ${known}`)
  }
  const address = bare(own.address)
  const support = account.supportAddresses.by('email', address).first()
  return {
    to: { name: support?.name ?? own.name, address },
    brand_id: support?.brand_id ?? null,
    ccs: copiesOf(account, mail),
  }
}

/** Everybody else whom the mail went to, but for those whom the account blocks, and for what is no address. */
export function copiesOf(account: Account, { from, recipients }: ReceivedMail): readonly string[] {
  const blocked = (account.settings.tickets.cc_blacklist ?? '').toLowerCase().split(/[\s,]+/)
  const left = [from.address.toLowerCase(), ...blocked]
  const others = recipients.map((one) => one.address.toLowerCase())
  return [...new Set(others)].filter((one) => !left.includes(one) && isEmailAddress(one) && !isOurs(account, one))
}

export function isOurs(account: Account, address: string): boolean {
  const own = bare(address)
  if (account.supportAddresses.by('email', own).size > 0) return true
  return account.settings.email.accept_wildcard_emails && own.endsWith(`@${account.subdomain}.zendesk.com`)
}

/** The ticket that the mail answers: by the code in the address, in the mails that it names, or in its text. */
export function answeredTicket(account: Account, mail: ReceivedMail): StoredTicket | undefined {
  const { recipients, references, text, html } = mail
  const addresses = recipients.flatMap(({ address }) => /\+id([\w-]+)@/i.exec(address)?.[1] ?? [])
  const named = references.match(/<[^<>\s]+>/g) ?? []
  const codes = `${addresses.join(' ')} ${named.join(' ')} ${text} ${html ?? ''}`.toUpperCase().match(code) ?? []
  for (const found of codes) {
    const ticket = account.tickets.by('code', found).first()
    if (ticket) return ticket
  }
  const numbers = addresses.map(Number).filter(Number.isSafeInteger)
  const audits = named.flatMap((id) => account.audits.by('message', id).first() ?? [])
  const ids = [...numbers, ...audits.map(({ ticket_id }) => ticket_id)]
  return ids.map((id) => account.tickets.get(id)).find((ticket) => ticket?.deletion === null)
}

const code = /(?<![A-Z0-9])[A-Z0-9]{6}-[A-Z0-9]{4}(?![A-Z0-9])/g

/** `support+id42@acme.zendesk.com` is `support@acme.zendesk.com`. */
const bare = (address: string) => address.toLowerCase().replace(/\+[^@]*@/, '@')
