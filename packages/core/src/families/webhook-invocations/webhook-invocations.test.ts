import { expect, test } from 'vitest'
import type { Deliver, DeliveryRequest } from '../../delivery/policy.ts'
import type { FakedeskOptions } from '../../fakedesk.ts'
import { testDesk } from '../../testing.ts'
import { webhookTo } from '../webhooks/testing.ts'
import { notifyWebhook } from './invoke.ts'

const plain = webhookTo('https://stock.test/hooks')

/** A desk with a webhook, and a receiver that answers with each of these in turn, the last one again and again. */
async function deskWith(
  answers: readonly (Awaited<ReturnType<Deliver>> | Error)[],
  webhooks?: FakedeskOptions['webhooks'],
) {
  const seen: DeliveryRequest[] = []
  const deliver: Deliver = async (request) => {
    const answer = answers[Math.min(seen.length, answers.length - 1)]
    seen.push(request)
    if (answer instanceof Error || !answer) throw answer
    return answer
  }
  const desk = testDesk({ webhooks: webhooks ?? { deliver } })
  const { body } = await desk.call('admin', 'POST', '/webhooks', { webhook: plain })
  const path = `/webhooks/${body.webhook.id}`
  const notify = (body = '{"ticket":1}') => desk.account.commit(() => notifyWebhook(desk.account, path.slice(10), body))
  const invocations = async (query = '') =>
    (await desk.call('admin', 'GET', `${path}/invocations${query}`)).body.invocations
  /** Lets time pass until nothing is tried any more. */
  async function passTime(seconds: number) {
    for (let second = 0; second < seconds; second++) {
      await desk.fakedesk.delivered()
      desk.account.clock.advance(1000)
      await desk.call('admin', 'GET', '/users/me')
    }
    await desk.fakedesk.delivered()
  }
  return { ...desk, seen, path, notify, invocations, passTime }
}

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: 'ok' })
const silence = Object.assign(new Error('no answer'), { name: 'TimeoutError' })

test('a call is written down with the commit, sent after it, and told with its attempt', async () => {
  const { fakedesk, notify, invocations, seen, path, call } = await deskWith([answer(200, { 'X-A': 'b' })])
  const invocation = notify()
  expect(seen).toEqual([])
  expect(fakedesk.deliveries()).toMatchObject([{ id: invocation?.id, status: 'accepted', attempts: [] }])
  await fakedesk.delivered()
  expect(seen).toMatchObject([{ url: plain.endpoint, method: 'POST', body: '{"ticket":1}', timeout: 12_000 }])
  expect(await invocations()).toEqual([
    { id: invocation?.id, latest_completed_at: '2026-03-14T09:00:00Z', status_code: 200, status: 'success' },
  ])
  const { attempts } = (await call('admin', 'GET', `${path}/invocations/${invocation?.id}/attempts`)).body
  expect(attempts).toMatchObject([
    {
      invocation_id: invocation?.id,
      request: { payload: '{"ticket":1}' },
      response: { headers: [{ key: 'X-A', value: 'b' }], payload: 'ok' },
    },
  ])
})

test('a commit that is taken back calls nobody', async () => {
  const { account, fakedesk, path, seen } = await deskWith([answer(200)])
  const failing = () =>
    account.commit(() => {
      notifyWebhook(account, path.slice(10))
      throw new Error('no')
    })
  expect(failing).toThrow('no')
  await fakedesk.delivered()
  expect(seen).toEqual([])
})

test.each([
  ['409 is tried three times more', [answer(409)], 4, 'client error'],
  ['silence is tried five times more', [silence], 6, 'timeout'],
  ['429 that says when is tried again', [answer(429, { 'retry-after': '2' }), answer(200)], 2, 'success'],
  ['503 that asks for a minute is final', [answer(503, { 'Retry-After': '60' })], 1, 'server error'],
  ['429 that does not say when is final', [answer(429)], 1, 'client error'],
  ['500 is final', [answer(500)], 1, 'server error'],
  ['a broken connection is final', [new Error('refused')], 1, 'failed'],
])('%s', async (_, answers, attempts, status) => {
  const { notify, passTime, fakedesk } = await deskWith(answers)
  notify()
  await passTime(12)
  const [delivery] = fakedesk.deliveries()
  expect(delivery?.attempts).toHaveLength(attempts)
  expect(delivery?.status).toBe(status)
})

test('the circuit breaks where most of a hundred calls fail, and closes after five seconds', async () => {
  const { notify, fakedesk, account, invocations, seen } = await deskWith([answer(500)])
  for (let count = 0; count < 100; count++) notify()
  await fakedesk.delivered()
  notify()
  await fakedesk.delivered()
  expect(seen).toHaveLength(100)
  expect((await invocations('?filter[status]=circuit broken')).length).toBe(1)
  account.clock.advance(5000)
  notify()
  await fakedesk.delivered()
  expect(seen).toHaveLength(101)
})

test('invocations are narrowed by time and state, and gone after a week', async () => {
  const { notify, fakedesk, account, invocations } = await deskWith([answer(200), answer(500)])
  notify()
  await fakedesk.delivered()
  account.clock.advance(3_600_000)
  const later = notify()
  await fakedesk.delivered()
  expect(await invocations('?filter[from_ts]=2026-03-14T09:30:00Z')).toMatchObject([{ id: later?.id }])
  expect(await invocations('?filter[to_ts]=2026-03-14T09:30:00Z')).not.toMatchObject([{ id: later?.id }])
  expect(await invocations('?filter[from_ts]=2026-03-14T10:00:00Z&filter[to_ts]=2026-03-14T10:00:00Z')).toEqual([])
  expect(await invocations('?filter[status]=success')).toHaveLength(1)
  expect(await invocations('?filter[status]=terminated')).toEqual([])
  expect(await invocations('?filter[status]=lost')).toBeUndefined()
  expect(await invocations('?filter[from_ts]=yesterday')).toBeUndefined()
  expect(await invocations('?sort=-latest_completed_at')).toMatchObject([{ id: later?.id }, {}])
  account.clock.advance(7 * 86_400_000)
  expect(await invocations()).toEqual([])
})

test('an inactive webhook, and one that listens to events, is not called by rules', async () => {
  const { account, call, path, notify } = await deskWith([answer(200)])
  await call('admin', 'PATCH', path, { webhook: { status: 'inactive' } })
  expect(notify()).toBeUndefined()
  const webhook = { ...plain, subscriptions: ['zen:event-type:user.created'] }
  const { id } = (await call('admin', 'POST', '/webhooks', { webhook })).body.webhook
  expect(account.commit(() => notifyWebhook(account, id))).toBeUndefined()
})

test('a held call waits until it is replayed', async () => {
  const { notify, fakedesk } = await deskWith([], { deliver: async () => answer(202), holds: true })
  const id = notify()?.id ?? ''
  await fakedesk.delivered()
  expect(fakedesk.deliveries()).toMatchObject([{ status: 'accepted' }])
  expect(await fakedesk.replay(id)).toMatchObject({ status: 'success', status_code: 202, attempts: [{}] })
  await expect(fakedesk.replay('nothing')).rejects.toThrow('there is no delivery "nothing"')
})

test('the same world and the same moves give the same bytes', async () => {
  const run = async () => {
    const { notify, passTime, fakedesk } = await deskWith([answer(409), answer(200)])
    notify()
    notify('{"ticket":2}')
    await passTime(2)
    return fakedesk.deliveries()
  }
  expect(await run()).toEqual(await run())
})

test('the example hosts answer without a network', async () => {
  const { call, path, notify, fakedesk } = await deskWith([], {})
  await call('admin', 'PATCH', path, { webhook: { endpoint: 'https://hooks.example.org' } })
  notify()
  await fakedesk.delivered()
  expect(fakedesk.deliveries()).toMatchObject([{ status: 'success' }])
})
