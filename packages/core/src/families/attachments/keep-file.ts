import type { Account } from '../../account/account.ts'
import { attachmentTooLarge } from '../../errors.ts'
import { largestFile, longestName } from '../../pipeline/limits.ts'
import { schedule } from '../../work/schedule.ts'
import type { StoredAttachment } from './attachment.ts'
import { type ImageSize, imageSize } from './image-size.ts'
import { keepBytes } from './keep-bytes.ts'
import { scanFile, scanTakes } from './scan-file.ts'

/** A file as somebody brings it. */
export interface NewFile {
  readonly name: string
  /** Its content type. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** What a file is kept for. */
export interface Keeping {
  /** The ticket that it hangs on from the begin. */
  readonly ticketId?: number | null
  /** For everybody: a picture of a user or a brand, which is not scanned. */
  readonly isOpen?: boolean
  /** The longer side of its thumbnail. */
  readonly thumbnail?: number
  /** What a scan has found already; files are scanned a while after they came otherwise. */
  readonly scanned?: string
}

/**
 * Keeps a file with its bytes and, of a picture, its thumbnail; whoever has kept it forgets it by `forgetAttachment`.
 * Throws `attachmentTooLarge` by the account's limit for one file, `filesTooLarge` by that for all.
 */
export function keepFile(account: Account, { name, type, bytes }: NewFile, keeping: Keeping = {}): StoredAttachment {
  const maximum = account.settings.limits.attachment_size ?? largestFile
  if (bytes.length > maximum) throw attachmentTooLarge(maximum)
  const pixels = imageSize(bytes)
  const { ticketId = null, isOpen = false, thumbnail = 80 } = keeping
  const file: Omit<StoredAttachment, 'id' | 'token'> = {
    file_name: nameOf(name),
    content_type: typeOf(type),
    size: bytes.length,
    width: pixels?.width ?? null,
    height: pixels?.height ?? null,
    inline: false,
    deleted: false,
    malware_access_override: false,
    malware_scan_result: isOpen ? null : (keeping.scanned ?? 'not_scanned'),
    address: null,
    blob_id: bytes.length > 0 ? keepBytes(account, bytes).id : null,
    thumbnail_ids: [],
    thumbnail_of: null,
    ticket_id: ticketId,
    is_open: isOpen,
  }
  const kept = insert(account, file)
  if (kept.malware_scan_result === 'not_scanned') schedule(account, scanFile, scanTakes, { attachment: kept.id })
  return pixels ? withThumbnail(account, kept, within(pixels, thumbnail)) : kept
}

/** The same file once more, for another ticket or for none yet. The bytes are shared. */
export function copyFile(account: Account, file: StoredAttachment, ticketId: number | null): StoredAttachment {
  const copy = insert(account, { ...file, ticket_id: ticketId })
  const thumbnails = file.thumbnail_ids.flatMap((id) => account.attachments.get(id) ?? [])
  const thumbnail_ids = thumbnails.map((one) => insert(account, { ...one, thumbnail_of: copy.id }).id)
  if (copy.malware_scan_result === 'not_scanned') schedule(account, scanFile, scanTakes, { attachment: copy.id })
  return account.attachments.update(copy, { thumbnail_ids })
}

function insert(account: Account, file: Omit<StoredAttachment, 'id' | 'token'>): StoredAttachment {
  return account.attachments.insert({ ...file, id: account.ids.next(), token: newToken(account) })
}

export const newToken = ({ chance }: Account) => chance.text(25)

/**
 * The thumbnail tells the size in which it is to be shown. Its bytes are those of the picture: making it smaller would
 * take a library with native parts, and who shows it scales it all the same.
 */
function withThumbnail(account: Account, file: StoredAttachment, pixels: ImageSize): StoredAttachment {
  const dot = file.file_name.lastIndexOf('.')
  const [name, ending] = dot > 0 ? [file.file_name.slice(0, dot), file.file_name.slice(dot)] : [file.file_name, '']
  const own = { thumbnail_of: file.id, ticket_id: null, file_name: `${name}_thumb${ending}` }
  const thumbnail = insert(account, { ...file, ...pixels, ...own })
  return account.attachments.update(file, { thumbnail_ids: [thumbnail.id] })
}

/** Scaled down, never up, to a square of this side. */
function within({ width, height }: ImageSize, side: number): ImageSize {
  const scale = Math.min(1, side / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Without folders, as browsers of old sent them, and without what no name has. */
function nameOf(given: string): string {
  const name = given
    .slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
    .replaceAll(/\p{Cc}/gu, '')
    .slice(-longestName)
    .toWellFormed()
  return name.trim() === '' ? 'file' : name
}

/** The sender's word counts, as long as it can be sent on in a header. */
function typeOf(given: string): string {
  const [type = ''] = given.split(';', 1)
  return /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(type.trim()) ? type.trim().toLowerCase() : 'application/octet-stream'
}
