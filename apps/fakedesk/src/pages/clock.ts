import { readDuration, readTime } from '@fakedesk/core'
import type { ControlError } from './guard.ts'

/** How far to move a clock that shows the present, in milliseconds; or why not. */
export function wayOf({ advance, now }: Readonly<Record<string, unknown>>, present: number): number | ControlError {
  if (now === undefined) return readDuration(advance) ?? badAdvance
  const time = advance === undefined ? readTime(now) : undefined
  if (time === undefined) return badAdvance
  return time >= present ? time - present : tooLate(present)
}

/** The time as all answers about clocks have it. */
export const shown = (time: number) => ({ now: new Date(time).toISOString() })

export const badAdvance: ControlError = {
  error: 'InvalidAdvance',
  description:
    'send {"advance": "4 days"}, or a number of seconds, or {"now": "2026-03-14T09:00:00Z"}; a clock never goes back, nor beyond the year 9999',
}

const tooLate = (present: number): ControlError => ({
  error: 'InvalidAdvance',
  description: `it is ${shown(present).now} already, and a clock never goes back; reset the account, or start the server with --now`,
})
