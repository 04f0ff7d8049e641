import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notifyWebhook } from '../families/webhook-invocations/invoke.ts'
import { allEventTypes } from '../families/webhooks/event-types.ts'
import { webhookTo } from '../families/webhooks/testing.ts'
import { moveCount, play, type Story } from '../story.ts'
import { testDesk } from '../testing.ts'
import type { DeliveryAnswer, DeliveryRequest } from './policy.ts'

const plain = webhookTo('https://stock.test/hooks')

/** A desk with a webhook, and a receiver that answers this, or by what it is asked. */
async function desk(answer: (request: DeliveryRequest, count: number) => DeliveryAnswer | Promise<DeliveryAnswer>) {
  const seen: DeliveryRequest[] = []
  const deliver = async (request: DeliveryRequest) => answer(request, seen.push(request))
  const tools = testDesk({ webhooks: { deliver } })
  const { id } = (await tools.call('admin', 'POST', '/webhooks', { webhook: plain })).body.webhook
  const notify = (body: string) => tools.account.commit(() => notifyWebhook(tools.account, id, body))
  const bodies = () => seen.map(({ body }) => body)
  return { ...tools, id, seen, notify, bodies }
}

const ok = { status: 200, headers: {}, body: 'ok' }

test('a snapshot that is back has its calls sent as they were to be, and not those that came after it', async () => {
  const { account, call, fakedesk, id, notify, seen, bodies } = await desk(() => ok)
  notify('one')
  const snapshot = account.snapshot()
  await fakedesk.delivered()
  await call('admin', 'POST', `/webhooks/${id}/signing_secret`)
  account.clock.advance(60_000)
  notify('two')
  // It is about to be signed.
  await Promise.resolve()
  account.restore(snapshot)
  await fakedesk.delivered()
  expect(bodies()).toEqual(['one', 'one'])
  expect(seen[1]).toEqual(seen[0])
  expect(fakedesk.deliveries()).toMatchObject([{ payload: 'one', status: 'success', attempts: [{}] }])
})

test('an answer that comes when its world is gone is noted nowhere', async () => {
  const late = Promise.withResolvers<DeliveryAnswer>()
  const arrived = Promise.withResolvers<void>()
  const { account, call, fakedesk, notify, bodies } = await desk((_, count) => {
    if (count === 1) return { ...ok, status: 409 }
    if (count > 2) return ok
    arrived.resolve()
    return late.promise
  })
  notify('one')
  const snapshot = account.snapshot()
  await fakedesk.delivered()
  account.clock.advance(1000)
  await call('admin', 'GET', '/users/me')
  await arrived.promise
  account.restore(snapshot)
  late.resolve({ ...ok, body: 'late' })
  await fakedesk.delivered()
  expect(bodies()).toEqual(['one', 'one', 'one'])
  expect(fakedesk.deliveries()).toMatchObject([{ status: 'success', attempts: [{ response: { payload: 'ok' } }] }])
})

test('what is to be tried again is, in the world that is back', async () => {
  const { account, call, fakedesk, notify, bodies } = await desk((_, count) =>
    count === 1 ? { ...ok, status: 409 } : ok,
  )
  const later = async () => {
    account.clock.advance(1000)
    await call('admin', 'GET', '/users/me')
    await fakedesk.delivered()
  }
  notify('one')
  await fakedesk.delivered()
  const snapshot = account.snapshot()
  await later()
  const told = fakedesk.deliveries()
  account.restore(snapshot)
  await fakedesk.delivered()
  expect(bodies()).toHaveLength(2)
  await later()
  expect(bodies()).toHaveLength(3)
  expect(fakedesk.deliveries()).toEqual(told)
})

test('a fork owes what was owed where it was taken, and an account that is reset owes nothing', async () => {
  const { account, fakedesk, notify, bodies } = await desk(() => ok)
  notify('one')
  fakedesk.fork('example', 'branch')
  await fakedesk.delivered('branch')
  await fakedesk.delivered()
  expect(bodies()).toEqual(['one', 'one'])
  notify('two')
  fakedesk.reset()
  const again = fakedesk.account()
  const webhook = { ...account.webhooks.rows.slice(0, 1)[0] }
  // What was to leave ahead of this would have, by the time that this has left.
  again.commit(() => {
    again.webhooks.insert(webhook as never)
    notifyWebhook(again, String(webhook.id), 'three')
  })
  await fakedesk.delivered()
  expect(bodies()).toEqual(['one', 'one', 'three'])
})

test('the same world and the same moves give the same calls, byte by byte', async () => {
  const statuses = [200, 409, 503, 404, 200, 200]
  const told = async (story: Story) => {
    const { account, call, fakedesk, id, seen } = await desk((_, count) => ({
      status: statuses[count % statuses.length] ?? 200,
      headers: { 'Retry-After': '1' },
      body: '',
    }))
    const webhook = { ...plain, subscriptions: allEventTypes }
    expect((await call('admin', 'POST', '/webhooks', { webhook })).status).toBe(201)
    const trigger = {
      title: 'Tell',
      conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Change' }] },
      actions: [{ field: 'notification_webhook', value: [id, '{{ticket.id}} {{ticket.title}} {{ticket.tags}}'] }],
    }
    expect((await call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
    await play({ account, call }, story)
    await fakedesk.delivered()
    return { sent: seen.map((request) => JSON.stringify(request)), deliveries: fakedesk.deliveries() }
  }
  let calls = 0
  const story = fc.array(fc.tuple(fc.nat({ max: moveCount - 1 }), fc.nat({ max: 999 })), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(story, async (moves) => {
      const once = await told(moves)
      expect(await told(moves)).toEqual(once)
      calls += once.sent.length
    }),
    { numRuns: 10 },
  )
  expect(calls).toBeGreaterThan(10)
}, 30_000)
