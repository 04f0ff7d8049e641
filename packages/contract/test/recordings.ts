import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Recorded exchanges with the real service, a line each; they lie beside the repository where there are any. */
const file = fileURLToPath(new URL('../../../../shared/recorded/exchanges.jsonl', import.meta.url))

export interface Recording {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly status: number
  readonly request: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

export const hasRecordings = existsSync(file)

export function recordings(): readonly Recording[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
