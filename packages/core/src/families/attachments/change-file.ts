import type { Account } from '../../account/account.ts'
import { isComment } from '../ticket-audits/event.ts'
import type { StoredAttachment } from './attachment.ts'
import { dropBytes } from './keep-bytes.ts'

type Changes = Partial<Omit<StoredAttachment, 'id'>>

/** What the thumbnails of a file have from it. */
const shared = ['inline', 'malware_access_override', 'malware_scan_result'] as const

/** Changes a file. The audits that show it are touched, so that their kept texts are written anew. */
export function changeFile(account: Account, file: StoredAttachment, changes: Changes): StoredAttachment {
  const changed = account.attachments.update(file, changes)
  const common = Object.fromEntries(shared.map((name) => [name, changed[name]]))
  for (const id of changed.thumbnail_ids) account.attachments.update(account.attachments.find(id), common)
  touchAudits(account, changed)
  return changed
}

/** The file without its bytes, its thumbnails and its old address, none of which can be brought back. */
export function emptyFile(account: Account, file: StoredAttachment, changes: Changes): StoredAttachment {
  for (const id of file.thumbnail_ids) account.attachments.delete(account.attachments.find(id))
  const emptied = changeFile(account, file, { ...changes, blob_id: null, thumbnail_ids: [] })
  dropBytes(account, file.blob_id)
  return emptied
}

function touchAudits({ audits }: Account, { id, ticket_id }: StoredAttachment): void {
  if (ticket_id === null) return
  for (const audit of audits.by('ticket', ticket_id)) {
    const shows = audit.events.some((event) => isComment(event) && event.attachment_ids.includes(id))
    if (shows) audits.update(audit, {})
  }
}
