import { type Fakedesk, FaultError, readFaults } from '@fakedesk/core'
import { Hono } from 'hono'
import type { ControlError } from './guard.ts'

/** The endpoints about faults: which are on, others beside them, and none. */
export function faultPages({ faults }: Fakedesk): Hono {
  const pages = new Hono()
  const listed = () => ({ faults: faults.reports, count: faults.reports.length })
  pages.get('/faults', (context) => context.json(listed()))
  pages.post('/faults', async (context) => {
    try {
      const body: unknown = await context.req.json().catch(() => undefined)
      faults.add(readFaults(Object(body).faults ?? body))
      return context.json(listed(), 201)
    } catch (error) {
      if (!(error instanceof FaultError)) throw error
      return context.json({ error: error.name, description: error.message } satisfies ControlError, 422)
    }
  })
  pages.delete('/faults', (context) => {
    faults.clear()
    return context.body(null, 204)
  })
  return pages
}
