import { accountName, type Fakedesk } from '@fakedesk/core'
import { type Context, Hono } from 'hono'
import type { ServedRequests } from '../server/served-requests.ts'
import { accountIn } from './account-in.ts'
import { badAdvance, shown, wayOf } from './clock.ts'
import { deliveryPages } from './deliveries.ts'
import { faultPages } from './faults.ts'
import { type ControlError, controlGuard } from './guard.ts'
import { mailPages } from './mail.ts'
import { presented } from './presented.ts'
import { snapshotPages } from './snapshots.ts'

export interface ControlOptions {
  readonly fakedesk: Fakedesk
  readonly requests: ServedRequests
  /** What callers have to show, where machines other than this one reach the server. */
  readonly token: string | undefined
  readonly version: string
}

/** The endpoints under `/_fakedesk`, as `specs/control/openapi.yaml` describes them. */
export function controlPages({ fakedesk, requests, token, version }: ControlOptions): Hono {
  const pages = new Hono()
  pages.use('*', controlGuard(token))
  pages.get('/health', (context) => context.json({ status: 'ok', version }))
  pages.post('/reset', (context) => {
    fakedesk.reset(accountIn(context))
    return context.body(null, 204)
  })
  pages.get('/requests', (context) => {
    const asked = accountIn(context)
    const account = asked === undefined ? undefined : accountName(asked)
    const chosen = requests.list().filter((request) => account === undefined || request.account === account)
    return context.json({ requests: chosen.map(presented), count: chosen.length })
  })
  pages.delete('/requests', (context) => {
    requests.clear()
    return context.body(null, 204)
  })
  pages.get('/clock', (context) => context.json(shown(fakedesk.now(accountIn(context)))))
  pages.post('/clock', async (context) => {
    const way = wayOf(await bodyOf(context), fakedesk.now(accountIn(context)))
    if (typeof way !== 'number') return context.json(way, 422)
    try {
      return context.json(await fakedesk.advance(way, accountIn(context)))
    } catch (error) {
      // Beyond what a clock can show.
      if (error instanceof RangeError) return context.json(badAdvance, 422)
      throw error
    }
  })
  pages.route('/', snapshotPages(fakedesk))
  pages.route('/', mailPages(fakedesk))
  pages.route('/', deliveryPages(fakedesk))
  pages.route('/', faultPages(fakedesk))
  return pages
}

/** What is said of any other address. */
export const unknownEndpoint: ControlError = {
  error: 'UnknownEndpoint',
  description:
    'there are GET health, POST reset, GET and DELETE requests, GET and POST clock, GET and POST snapshots, GET, PUT and DELETE snapshots/NAME, POST snapshots/NAME/restore, GET changes, GET and DELETE outbox, POST inbound-mail, GET deliveries, POST deliveries/ID/replay, and GET, POST and DELETE faults',
}

async function bodyOf({ req }: Context): Promise<Readonly<Record<string, unknown>>> {
  try {
    return Object(await req.json())
  } catch {
    return {}
  }
}
