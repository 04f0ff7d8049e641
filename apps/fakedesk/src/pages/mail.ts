import { emptyOutbox, type Fakedesk, UndeliverableMail } from '@fakedesk/core'
import { Hono } from 'hono'
import { accountIn } from './account-in.ts'
import type { ControlError } from './guard.ts'

/** The endpoints about mail: what would have been sent, and a way in for what somebody sends. */
export function mailPages(fakedesk: Fakedesk): Hono {
  const pages = new Hono()
  pages.get('/outbox', (context) => {
    const mails = fakedesk.outbox(accountIn(context))
    return context.json({ mails, count: mails.length })
  })
  pages.delete('/outbox', (context) => {
    emptyOutbox(fakedesk.account(accountIn(context)))
    return context.body(null, 204)
  })
  pages.post('/inbound-mail', async (context) => {
    try {
      const raw = new Uint8Array(await context.req.arrayBuffer())
      return context.json(await fakedesk.receiveMail(raw, accountIn(context)), 201)
    } catch (error) {
      if (!(error instanceof UndeliverableMail)) throw error
      return context.json({ error: error.name, description: error.message } satisfies ControlError, 422)
    }
  })
  return pages
}
