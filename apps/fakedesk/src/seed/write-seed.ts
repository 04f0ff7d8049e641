import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { GeneratedSeedParts } from '@fakedesk/core'
import { Refusal } from '../refusal.ts'

/** A generated seed on its way out. */
export interface OutgoingSeed extends GeneratedSeedParts {
  readonly account: string | undefined
  /** Hears now and then how many tickets are done. */
  readonly onTicket: (done: number) => void
}

/** Characters that are written at a time. */
const chunk = 64 * 1024

/** Writes the seed as JSON, ticket by ticket; the file is there once it is whole. Throws `Refusal`. */
export async function writeSeedFile(file: string, seed: OutgoingSeed): Promise<void> {
  const unfinished = `${file}.part`
  try {
    await pipeline(Readable.from(chunksOf(seed)), createWriteStream(unfinished))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    const { code, message }: { code?: string; message?: string } = Object(error)
    if (code === undefined) throw error
    throw new Refusal(`--out ${file}: ${reasons[code] ?? `the file cannot be written: ${message}`}`, 1)
  }
}

/** The same to a pipe; whoever reads it may stop. */
export async function writeSeedTo(stream: NodeJS.WritableStream, seed: OutgoingSeed): Promise<void> {
  try {
    await pipeline(Readable.from(chunksOf(seed)), stream, { end: false })
  } catch (error) {
    if (Object(error).code !== 'EPIPE') throw error
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder; make it, or correct the path',
  EISDIR: 'this is a folder; name a file',
  EACCES: 'the folder may not be written to; check its permissions',
  ENOSPC: 'the disk is full',
}

function* chunksOf(seed: OutgoingSeed): Generator<string> {
  let text = ''
  for (const piece of piecesOf(seed)) {
    text += piece
    if (text.length < chunk) continue
    yield text
    text = ''
  }
  yield text
}

function* piecesOf({ world, tickets, account, onTicket }: OutgoingSeed): Generator<string> {
  yield account === undefined ? '{\n' : `{\n"account": ${JSON.stringify({ subdomain: account })},\n`
  for (const [name, list] of Object.entries(world)) {
    yield* listOf(name, Object.values(list))
    yield ',\n'
  }
  yield* listOf('tickets', counted(tickets(), onTicket))
  yield '\n}\n'
}

function* listOf(name: string, records: Iterable<unknown>): Generator<string> {
  yield `"${name}": [`
  let separator = '\n'
  for (const record of records) {
    yield separator + JSON.stringify(record)
    separator = ',\n'
  }
  yield '\n]'
}

function* counted<T>(records: Iterable<T>, onTicket: (done: number) => void): Generator<T> {
  let done = 0
  for (const record of records) {
    yield record
    if (++done % 1000 === 0) onTicket(done)
  }
}
