import { presented } from '../pages/presented.ts'
import type { Served } from '../server/served.ts'

/** What a log line says beyond the request itself. */
export interface LogDetails {
  /** `admin@example.com`; undefined where nobody signed the request. */
  readonly who: string | undefined
  /** Credentials that would have worked, for a request that was refused for want of them. */
  readonly hint: string | undefined
}

/** `GET /api/v2/sessions 200 1.2 ms ListSessions admin@example.com`, and below it what the referee found. */
export function logLine(request: Served, { who = 'nobody', hint }: LogDetails): string {
  const { method, path, status, milliseconds, operation = 'no operation', answeredBy, breaches } = request
  const mark = answeredBy === 'stand-in' ? ' (stand-in)' : ''
  const advice = hint === undefined ? '' : ` | ${hint}`
  const line = `${method.padEnd(6)} ${path} ${status} ${milliseconds.toFixed(1)} ms ${operation} ${who}${mark}${advice}`
  if (breaches.length === 0) return printable(line)
  const found = breaches.map(({ severity, location, message }) => `${severity}: ${location.join('.')}: ${message}`)
  return [line, ...found].map(printable).join('\n  ')
}

/** The same as one line of JSON. */
export function jsonLine(request: Served, { who, hint }: LogDetails): string {
  return JSON.stringify({
    type: 'request',
    ...presented(request),
    who: who ?? null,
    ...(hint === undefined ? {} : { hint }),
  })
}

/** A path is a stranger's text: it must not move the cursor of whoever reads the log. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?')
}
