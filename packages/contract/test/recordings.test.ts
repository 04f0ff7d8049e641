import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkExchange, type ExchangeReport } from '../src/index.ts'

/** Recorded exchanges with the real service, a line each; they lie beside the repository where there are any. */
const recordings = fileURLToPath(new URL('../../../../shared/recorded/exchanges.jsonl', import.meta.url))

interface Recording {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly status: number
  readonly request: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

describe.skipIf(!existsSync(recordings))('what the real service has answered', () => {
  test('holds to the specification, nothing undocumented in it', async () => {
    const reports = await Promise.all(readFileSync(recordings, 'utf8').trim().split('\n').map(check))
    const known = reports.filter(({ operation }) => operation !== undefined)
    expect(known.length).toBeGreaterThan(0)
    expect(known.flatMap(breaches)).toEqual([])
  })
})

function check(line: string): Promise<ExchangeReport> {
  const { method, path, query, status, request, headers, body }: Recording = JSON.parse(line)
  return checkExchange({ method, url: `${path}?${query}`, body: request }, { status, headers, body }, { strict: true })
}

/** The recorded client sends more than it should, and Zendesk ignores it: bodies of DELETE, two parameters of its own. */
function breaches({ violations }: ExchangeReport): readonly string[] {
  return violations
    .filter(({ rule, message }) => !(rule === 'undocumented-body' && message.startsWith('DELETE ')))
    .filter(({ rule, pointer }) => !(rule === 'undocumented-parameter' && ownParameters.includes(pointer)))
    .map(({ message }) => message)
}

const ownParameters = ['/cursor_pagination', '/include']
