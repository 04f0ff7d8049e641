import type { Account } from '../../account/account.ts'
import { work } from '../../work/work.ts'
import type { StoredAttachment } from './attachment.ts'
import { changeFile } from './change-file.ts'

/** Milliseconds of the account's clock until a file that came is scanned; the service tells no figure. */
export const scanTakes = 10_000

/** Looks for malware. */
export const scanFile = work<{ attachment: number }>({
  kind: 'scan_attachment',
  run(account, { attachment: id }) {
    const file = account.attachments.get(id)
    if (file?.malware_scan_result !== 'not_scanned') return
    changeFile(account, file, { malware_scan_result: isMalware(account, file) ? 'malware_found' : 'malware_not_found' })
  },
})

/** The one piece of malware that the fake knows is the test file that all scanners find (EICAR). */
function isMalware({ blobs }: Account, { blob_id }: StoredAttachment): boolean {
  const bytes = blobs.get(blob_id)?.bytes
  return bytes !== undefined && Array.from(testFile).every((letter, place) => bytes[place] === letter.charCodeAt(0))
}

/** In two parts, so that scanners do not find it here. */
const testFile = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** Whether nobody gets the bytes: malware, unless an admin has allowed it (docs: Attachments). */
export function isLocked({ malware_scan_result, malware_access_override }: StoredAttachment): boolean {
  return malware_scan_result === 'malware_found' && !malware_access_override
}
