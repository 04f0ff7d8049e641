import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import { forbidden, notFound } from '../errors.ts'
import type { Reply } from '../exchange.ts'
import type { StoredAttachment } from '../families/attachments/attachment.ts'
import { isLocked } from '../families/attachments/scan-file.ts'
import { maySeeFile } from '../families/attachments/see-file.ts'
import type { Target } from '../pipeline/locate.ts'
import { allowsReading } from '../pipeline/scopes.ts'
import { byteRange } from './byte-range.ts'
import type { PageVisit } from './page.ts'

/** Of an account (docs: Rate limits). */
const limit = { name: 'attachment-content', limit: 2500, window: 60 }

/**
 * The bytes of a file, at `/attachments/token/TOKEN/` and, of people's pictures, `/system/photos/ID/NAME`. Whoever knows
 * the address gets them, unless the account keeps files to those who have signed in and may see the ticket.
 */
export function contentPage(visit: PageVisit): Reply {
  const { exchange, target, account, throttle } = visit
  const file = fileAt(account, target.path)
  if (!file || file.deleted || !['GET', 'HEAD'].includes(exchange.method)) throw notFound()
  throttle(limit)
  if (account.settings.tickets.private_attachments && !file.is_open) {
    const actor = visit.authenticate()
    if (actor.role === 'anonymous') return toSignIn(target)
    demandSight(visit, actor, file)
  }
  if (isLocked(file)) throw forbidden('This file holds malware. An admin can allow access to it all the same.')
  return send(visit, file, account.blobs.get(file.blob_id)?.bytes ?? new Uint8Array())
}

function fileAt({ attachments }: Account, path: string): StoredAttachment | undefined {
  const [, kind, , key = ''] = path.split('/')
  if (kind === 'attachments') return attachments.by('token', key).first()
  const photo = attachments.get(Number(key))
  return photo?.address?.startsWith(`/${kind}/`) ? photo : undefined
}

function toSignIn({ mount, path, search }: Target): Reply {
  const back = encodeURIComponent(`${mount}${path}${search}`)
  const headers = { Location: `${mount}/access/login?return_to=${back}`, 'Cache-Control': 'no-store' }
  return { status: 302, headers, body: null }
}

function demandSight({ account, target }: PageVisit, actor: Actor, file: StoredAttachment): void {
  if (actor.scopes && !allowsReading(actor.scopes)) throw forbidden()
  if (!maySeeFile({ account, actor, origin: target.origin }, file)) throw forbidden()
}

function send({ exchange }: PageVisit, file: StoredAttachment, bytes: Uint8Array<ArrayBuffer>): Reply {
  const range = byteRange(exchange.header('range'), bytes.length)
  if (range === 'beyond') {
    return { status: 416, headers: { ...guards, 'Content-Range': `bytes */${bytes.length}` }, body: null }
  }
  const part = range ? bytes.slice(range.from, range.to + 1) : bytes
  return {
    status: range ? 206 : 200,
    headers: {
      ...guards,
      'Content-Type': file.content_type ?? unknownType,
      'Content-Length': String(part.length),
      'Content-Disposition': dispositionOf(file),
      'Accept-Ranges': 'bytes',
      ...(range && { 'Content-Range': `bytes ${range.from}-${range.to}/${bytes.length}` }),
    },
    body: exchange.method === 'HEAD' ? null : part,
  }
}

const unknownType = 'application/octet-stream'

/**
 * Nothing that somebody uploaded may run at this address, which the API's sessions are at home at: browsers take the
 * type at its word, open nothing but plain pictures, and what they open all the same has no scripts and no origin.
 */
const guards = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
}

/** Pictures that cannot hold scripts, as SVG can. */
const harmless = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** The name in ASCII for old clients, and as it is for all others (RFC 6266). */
function dispositionOf({ content_type, file_name }: StoredAttachment): string {
  const kind = harmless.includes(content_type ?? '') ? 'inline' : 'attachment'
  const plain = file_name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(file_name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
