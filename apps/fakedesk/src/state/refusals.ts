import { Refusal } from '../refusal.ts'
import { format } from './format.ts'

export function refuseNewer(found: number, file: string): void {
  if (found <= format) return
  throw new Refusal(
    `--state ${file}: its format ${found} is newer than this Fakedesk, which reads ${format}; update it`,
  )
}

export const unwritable = (file: string) =>
  new Refusal(`--state ${file} cannot be written: give a file in a folder that this user may write to`, 1)

export const foreign = (file: string) =>
  new Refusal(`--state ${file} is no state file of Fakedesk; it was left as it is`)

export const damaged = (file: string) =>
  new Refusal(`--state ${file} is cut short or damaged; it was left as it is: restore it, or name another file`)

/** Codes of SQLite (sqlite.org/rescode.html), by their lowest byte. */
export function refusalOf(error: unknown, file: string): unknown {
  const { code, errcode, message } = Object(error)
  if (code !== 'ERR_SQLITE_ERROR') return error
  switch (errcode & 0xff) {
    case 5:
    case 6:
      return new Refusal(`--state ${file} is in use by another process; stop that one, or name another file`, 1)
    case 8:
    case 14:
    case 3:
      return unwritable(file)
    case 10:
    case 13:
      return new Refusal(`--state ${file}: the disk is full or fails (${message}); nothing was lost so far`, 1)
    case 11:
    case 26:
      return damaged(file)
    default:
      return new Refusal(`--state ${file}: ${message}`, 1)
  }
}
