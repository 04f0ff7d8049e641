import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { Refusal } from '../refusal.ts'
import { applicationId } from './format.ts'
import { damaged, foreign, refuseNewer, unwritable } from './refusals.ts'

/** What the first bytes say (sqlite.org/fileformat.html); undefined where there are none. */
interface Header {
  readonly isSqlite: boolean
  readonly size: number
  readonly pageSize: number
  readonly pages: number
  readonly format: number
  readonly applicationId: number
  readonly hasLog: boolean
}

export function headerOf(file: string, given: string): Header | undefined {
  if (!existsSync(file)) return undefined
  const found = statSync(file)
  if (!found.isFile()) throw new Refusal(`--state ${given} is no file; name a file, which is made if there is none`)
  if (found.size === 0) return undefined
  const head = readHead(file, given)
  return {
    isSqlite: head.toString('latin1', 0, 16) === 'SQLite format 3\0',
    size: found.size,
    // 1 stands for the one size that two bytes cannot tell.
    pageSize: head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16),
    pages: head.readUInt32BE(28),
    format: head.readUInt32BE(60),
    applicationId: head.readUInt32BE(68),
    hasLog: ['-wal', '-journal'].some((end) => existsSync(file + end)),
  }
}

function readHead(file: string, given: string): Buffer {
  const head = Buffer.alloc(100)
  try {
    const handle = openSync(file, 'r')
    readSync(handle, head)
    closeSync(handle)
  } catch {
    throw unwritable(given)
  }
  return head
}

/** Ahead of SQLite, which might put in order what is not ours. */
export function refuseByHeader({ isSqlite, size, pageSize, pages, hasLog, ...header }: Header, file: string): void {
  if (!isSqlite) throw foreign(file)
  if (header.applicationId !== applicationId && size > pageSize) throw foreign(file)
  if (header.applicationId === applicationId) refuseNewer(header.format, file)
  if (!hasLog && size < pageSize * pages) throw damaged(file)
}
