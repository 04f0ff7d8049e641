import { type Caller, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'
import { webhookTo } from './testing.ts'

/** A desk with a webhook for all of these events, whose calls are kept. For tests. */
export async function listening(...types: string[]) {
  const desk = testDesk({ world: quietWorld, webhooks: { holds: true } })
  const { call, fakedesk, account, person } = desk
  const webhook = webhookTo('https://warehouse.test/hook', ...types.map((type) => `zen:event-type:${type}`))
  const { status } = await call('admin', 'POST', '/webhooks', { webhook })
  if (status !== 201) throw new Error(`a webhook for ${types.join(', ')} was refused`)
  let seen = 0
  /** What was told since the last time, as `[name, event]`. */
  const told = () => {
    const all = fakedesk.deliveries().map(({ payload }) => JSON.parse(payload))
    const fresh = all.slice(seen)
    seen = all.length
    return fresh
  }
  const events = () => told().map(({ type, event: { meta: _, ...event } }) => [type.slice(15), event] as const)
  const open = async (given: object = {}, caller: Caller = 'agent') => {
    const ticket = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: person('endUser').id, ...given }
    return (await call(caller, 'POST', '/tickets', { ticket })).body.ticket
  }
  return { ...desk, told, events, open, later: () => account.clock.advance(60_000) }
}
