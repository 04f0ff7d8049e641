import { type Fakedesk, UnknownDelivery } from '@fakedesk/core'
import { Hono } from 'hono'
import { accountIn } from './account-in.ts'
import type { ControlError } from './guard.ts'

/** The endpoints about calls of webhooks: what was or would have been sent, and sending it once more. */
export function deliveryPages(fakedesk: Fakedesk): Hono {
  const pages = new Hono()
  pages.get('/deliveries', (context) => {
    const deliveries = fakedesk.deliveries(accountIn(context))
    return context.json({ deliveries, count: deliveries.length })
  })
  pages.post('/deliveries/:id/replay', async (context) => {
    try {
      return context.json(await fakedesk.replay(context.req.param('id'), accountIn(context)))
    } catch (error) {
      if (!(error instanceof UnknownDelivery)) throw error
      return context.json({ error: error.name, description: error.message } satisfies ControlError, 404)
    }
  })
  return pages
}
