import type { Address, Attachment, Email } from 'postal-mime'
import type { Correspondent } from './message.ts'

/** A file of a mail. */
export interface MailFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** By which the text shows it as a picture: `logo@acme`. */
  readonly contentId: string | null
}

/** What a mail says, before anybody has decided what becomes of it. */
export interface ReceivedMail {
  readonly from: Correspondent
  /** To, in copy, and as it was delivered; in that order. */
  readonly recipients: readonly Correspondent[]
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly messageId: string | null
  /** The mails that it answers, as it names them. */
  readonly references: string
  /** By their names in lower case; of several the first. */
  readonly headers: ReadonlyMap<string, string>
  readonly files: readonly MailFile[]
}

/** A text that is no mail, or one that nobody here can take. */
export class UndeliverableMail extends Error {
  override readonly name = 'UndeliverableMail'
}

/** Reads a mail as it travels (RFC 822). The parser is loaded by the first one. Throws `UndeliverableMail`. */
export async function readMail(raw: string | Uint8Array): Promise<ReceivedMail> {
  const { default: PostalMime } = await import('postal-mime')
  const email = await PostalMime.parse(raw).catch((error: unknown) => {
    throw new UndeliverableMail(`this is no mail: ${error instanceof Error ? error.message : String(error)}`)
  })
  const [from] = mailboxes([email.from ?? email.sender])
  if (!from) throw new UndeliverableMail('the mail does not say who sent it: it has no From')
  return {
    from,
    recipients: recipientsOf(email),
    subject: email.subject?.trim() ?? '',
    text: email.text?.trim() ?? '',
    html: email.html?.trim() || null,
    messageId: email.messageId ?? null,
    references: `${email.inReplyTo ?? ''} ${email.references ?? ''}`,
    headers: new Map(email.headers.toReversed().map(({ key, value }) => [key, value])),
    files: email.attachments.map(fileOf),
  }
}

function recipientsOf({ to = [], cc = [], deliveredTo }: Email): readonly Correspondent[] {
  const delivered = deliveredTo ? [{ name: '', address: deliveredTo }] : []
  return [...mailboxes([...to, ...cc]), ...delivered]
}

function mailboxes(addresses: readonly (Address | undefined)[]): readonly Correspondent[] {
  return addresses.flatMap((one) => {
    if (one === undefined) return []
    if (one.group) return mailboxes(one.group)
    return one.address?.includes('@') ? [{ name: one.name, address: one.address }] : []
  })
}

function fileOf({ filename, mimeType, content, contentId }: Attachment, place: number): MailFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return {
    name: filename ?? `attachment-${place + 1}`,
    type: mimeType,
    bytes,
    contentId: contentId?.replace(/^<|>$/g, '') ?? null,
  }
}
