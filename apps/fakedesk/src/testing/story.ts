import type { RecordChange } from '@fakedesk/core'
import type { Served } from '../server/served.ts'

const mostRequests = 10
const mostChanges = 20
const longestValue = 60

/** What a failing test says beside its error. */
export function storyOf(subdomain: string, requests: readonly Served[], changes: readonly RecordChange[]): string {
  return [
    ...section(`The last requests to ${subdomain}`, requests.map(requestLine), -mostRequests),
    ...section(`What has changed in ${subdomain}`, changes.map(changeLine), mostChanges),
  ].join('\n')
}

/** So many lines from the beginning, or, if negative, from the end. */
function section(title: string, lines: readonly string[], most: number): readonly string[] {
  if (lines.length === 0) return [`${title}: none`]
  const shown = most < 0 ? lines.slice(most) : lines.slice(0, most)
  const count = shown.length < lines.length ? ` (${shown.length} of ${lines.length})` : ''
  return [`${title}${count}:`, ...shown.map((line) => `  ${line}`)]
}

function requestLine({ method, status, path, operation, reason }: Served): string {
  return [method.padEnd(6), status, path, operation, reason && `| ${reason}`].filter(Boolean).join(' ')
}

function changeLine({ collection, id, change, properties }: RecordChange): string {
  const record = `${collection} ${id} ${change}`
  if (change !== 'updated') return record
  const differences = Object.entries(properties).map(
    ([name, { before, after }]) => `${name} ${textOf(before)} -> ${textOf(after)}`,
  )
  return `${record}: ${differences.join(', ')}`
}

/** Absent is undefined, for which JSON has no text. */
function textOf(value: unknown): string {
  const text = JSON.stringify(value) ?? 'none'
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}
