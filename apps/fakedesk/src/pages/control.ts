import type { Fakedesk } from '@fakedesk/core'
import { type Context, Hono } from 'hono'
import type { ServedRequests } from '../server/served-requests.ts'
import { readDuration } from './duration.ts'
import { type ControlError, controlGuard } from './guard.ts'
import { presented } from './presented.ts'

export interface ControlOptions {
  readonly fakedesk: Fakedesk
  readonly requests: ServedRequests
  /** The address that the server is bound to. */
  readonly host: string
  readonly version: string
}

/** The endpoints under `/_fakedesk`, as `specs/control/openapi.yaml` describes them. */
export function controlPages({ fakedesk, requests, host, version }: ControlOptions): Hono {
  const pages = new Hono()
  pages.use('*', controlGuard(host))
  pages.get('/health', (context) => context.json({ status: 'ok', version }))
  pages.post('/reset', (context) => {
    fakedesk.reset(context.req.query('account'))
    return context.body(null, 204)
  })
  pages.get('/requests', (context) => {
    const account = context.req.query('account')
    const chosen = requests.list().filter((request) => account === undefined || request.account === account)
    return context.json({ requests: chosen.map(presented), count: chosen.length })
  })
  pages.delete('/requests', (context) => {
    requests.clear()
    return context.body(null, 204)
  })
  pages.post('/clock', async (context) => {
    const milliseconds = readDuration((await bodyOf(context)).advance)
    if (milliseconds === undefined) return context.json(badAdvance, 422)
    const clock = clockOf(fakedesk, context.req.query('account'))
    if (!clock) return context.json(unknownAccount, 404)
    clock.advance(milliseconds)
    return context.json({ now: new Date(clock.now()).toISOString() })
  })
  return pages
}

/** Undefined for an account that does not exist. */
function clockOf(fakedesk: Fakedesk, account: string | undefined) {
  try {
    return fakedesk.account(account).clock
  } catch {
    return undefined
  }
}

const unknownAccount: ControlError = { error: 'UnknownAccount', description: 'there is no such account' }

const badAdvance: ControlError = {
  error: 'InvalidAdvance',
  description: 'send {"advance": "4 days"}, or a number of seconds; a clock never goes back',
}

/** What is said of any other address. */
export const unknownEndpoint: ControlError = {
  error: 'UnknownEndpoint',
  description: 'there are GET health, POST reset, GET requests, DELETE requests and POST clock',
}

async function bodyOf({ req }: Context): Promise<{ readonly advance?: unknown }> {
  try {
    return Object(await req.json())
  } catch {
    return {}
  }
}
