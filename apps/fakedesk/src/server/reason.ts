import { readEnvelope } from '@fakedesk/client'
import type { JudgedReply } from './door.ts'

const longest = 160

/** Why a request was refused, as far as the body says so: what fits a line. */
export function reasonOf({ status, body }: Pick<JudgedReply, 'status' | 'body'>): string | undefined {
  if (status < 400 || typeof body !== 'string') return undefined
  const { sentence } = readEnvelope(read(body))
  if (sentence === '') return undefined
  return sentence.length > longest ? `${sentence.slice(0, longest - 1)}…` : sentence
}

function read(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
