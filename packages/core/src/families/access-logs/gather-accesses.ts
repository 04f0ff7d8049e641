import { type Access, mostAccesses } from '../../account/accesses.ts'
import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { day } from '../../account/days-ago.ts'
import { numberOfUlid, ulidOf } from '../../ulid.ts'
import type { StoredAccessLog } from './access-log.ts'

/** The log reaches back so far (docs: Access Logs). */
const keptFor = 90 * day

/** Makes records of what was noted since the last time, and lets go of what is too old, or more than is kept. */
export function gatherAccesses(account: Account): void {
  const { accessLogs } = account
  const noted = account.accesses.take()
  const oldest = timestamp(account.clock.now() - keptFor)
  const rows = accessLogs.rows.ordered('created_at')
  const first = rows.first()
  if (noted.length === 0 && (!first || first.timestamp >= oldest)) return
  account.note(() => {
    accessLogs.expect(noted.length)
    // Their numbers go on from the latest, since what notes the account must draw nothing from it.
    const [latest] = rows.slice(rows.size - 1, rows.size)
    const number = latest ? numberOfUlid(latest.id) : 0
    for (const [at, access] of noted.entries()) accessLogs.insert(recordOf(access, number + at + 1))
    const tooMany = Math.max(rows.size - mostAccesses, rows.rankOf([oldest]))
    for (const record of [...rows.slice(0, tooMany)]) accessLogs.delete(record)
  })
}

function recordOf(access: Access, number: number): StoredAccessLog {
  return {
    id: ulidOf(access.time, number),
    timestamp: timestamp(access.time),
    user_id: access.userId,
    ip_address: access.address,
    method: access.method,
    url: access.path + access.search,
    status: access.status,
    signed_by: access.signedBy,
    client: access.client,
    referer: access.referer,
    bytes_sent: access.bytes,
    family: access.family,
    operation: access.operation,
  }
}
