import { presented } from '../pages/presented.ts'
import type { Served } from '../server/served.ts'
import { type Paint, plain, type Style } from './paint.ts'

/** What a log line says beyond the request itself. */
export interface LogDetails {
  /** `admin@example.com`; undefined where nobody signed the request. */
  readonly who: string | undefined
  /** The account, where it is not the one that every plain host means. */
  readonly elsewhere?: string | undefined
  /** Credentials that would have worked, for a request that was refused for want of them. */
  readonly hint: string | undefined
  readonly paint?: Paint
}

/**
 * `09:00:00 GET    200    1.2 ms /api/v2/sessions  ListSessions  admin@example.com`, with the reason of a refusal behind
 * it, and below it what the referee found.
 */
export function logLine(request: Served, { who = 'nobody', elsewhere, hint, paint = plain }: LogDetails): string {
  const { at, method, path, status, milliseconds, operation, answeredBy, reason, breaches } = request
  const place = elsewhere === undefined ? '' : ` in ${elsewhere}`
  const mark = answeredBy === 'stand-in' ? ' (stand-in)' : ''
  const cells = [
    paint('dim', new Date(at).toTimeString().slice(0, 8)),
    printable(method).padEnd(6),
    paint(styleOf(status), String(status)),
    paint('dim', `${milliseconds.toFixed(1)} ms`.padStart(9)),
    printable(path).padEnd(36),
    paint('cyan', (operation ?? 'no operation').padEnd(20)),
    printable(`${who}${place}${mark}`),
  ]
  const remarks = [reason, hint].filter((text) => text !== undefined)
  const line = [cells.join(' '), ...remarks.map((text) => paint('yellow', printable(text)))].join(' | ')
  const found = breaches.map(({ severity, location, message }) => `${severity}: ${location.join('.')}: ${message}`)
  return [line, ...found.map((text) => paint('magenta', printable(text)))].join('\n  ')
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

/** What is no request and deserves a word. */
export function noticeLine(notice: string, paint: Paint = plain): string {
  return `${paint('dim', new Date().toTimeString().slice(0, 8))} ${paint('yellow', printable(notice))}`
}

/** The same as one line of JSON. */
export function jsonNotice(notice: string): string {
  return JSON.stringify({ type: 'notice', time: new Date().toISOString(), notice })
}

function styleOf(status: number): Style {
  if (status >= 500) return 'red'
  return status >= 400 ? 'yellow' : 'green'
}

/** A path is a stranger's text: it must not move the cursor of whoever reads the log. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?')
}
