import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startFakedesk } from '../src/start-fakedesk.ts'
import type { StartOptions } from '../src/start-options.ts'

const headers = {
  Authorization: `Basic ${btoa('admin@example.com/token:token')}`,
  'Content-Type': 'application/json',
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
const jsonOf = async (response: Response): Promise<any> => response.json()

/** A receiver of its own code, which knows only what the documentation says of signatures. */
async function receiver(status = 200) {
  const received: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: Buffer.concat(await request.toArray()).toString() })
    response.writeHead(status).end('taken')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  // A server that listens on a port has an address of this form.
  return { received, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

/** A server, with a webhook at the endpoint and a trigger that calls it for each new ticket. */
async function desk(endpoint: string, options: StartOptions = {}) {
  const running = await startFakedesk(options)
  onTestFinished(running.close)
  const { url, fakedesk } = running
  const post = async (path: string, body: unknown) =>
    jsonOf(await fetch(`${url}/api/v2/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  const webhook = {
    name: 'Own',
    endpoint,
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
    subscriptions: ['conditional_ticket_events'],
  }
  const { id } = (await post('webhooks', { webhook })).webhook
  const trigger = {
    title: 'Tell',
    conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] },
    actions: [{ field: 'notification_webhook', value: [id, '{"title":"{{ticket.title}}"}'] }],
  }
  await post('triggers', { trigger })
  const open = () => post('tickets', { ticket: { subject: 'Zoë’s kettle', comment: { body: 'It leaks' } } })
  return { url, fakedesk, id, open }
}

test('a new ticket reaches the receiver of a trigger, signed as the documentation says', async () => {
  const { received, endpoint } = await receiver()
  const { url, fakedesk, id, open } = await desk(endpoint)
  const { signing_secret } = await jsonOf(await fetch(`${url}/api/v2/webhooks/${id}/signing_secret`, { headers }))
  await open()
  await fakedesk.delivered()
  const [call] = received
  expect(call?.body).toBe('{"title":"Zoë’s kettle"}')
  const time = String(call?.headers['x-zendesk-webhook-signature-timestamp'])
  const own = createHmac('sha256', signing_secret.secret).update(`${time}${call?.body}`).digest('base64')
  expect(call?.headers['x-zendesk-webhook-signature']).toBe(own)
  expect(call?.headers['x-zendesk-webhook-id']).toBe(id)
  expect(fakedesk.deliveries()).toMatchObject([{ status: 'success', attempts: [{ response: { payload: 'taken' } }] }])
})

test('a call that meets a conflict is tried again by a clock that goes by itself, with no request in between', async () => {
  const { received, endpoint } = await receiver(409)
  const { open } = await desk(endpoint)
  await open()
  await vi.waitUntil(() => received.length === 2, { timeout: 20_000 })
  expect(received[1]?.headers['x-zendesk-webhook-invocation-id']).toBe(
    received[0]?.headers['x-zendesk-webhook-invocation-id'],
  )
})

test('one receiver can take all calls, and is told whom each is for', async () => {
  const { received, endpoint } = await receiver()
  const { fakedesk, open } = await desk('https://stock.example.com/hook', { webhooks: new URL(endpoint) })
  await open()
  await fakedesk.delivered()
  expect(received[0]?.headers['x-fakedesk-endpoint']).toBe('https://stock.example.com/hook')
})

test('calls that are held leave when they are replayed', async () => {
  const { url, fakedesk, open } = await desk('https://stock.example.com/hook', { webhooks: 'hold' })
  await open()
  const [held] = fakedesk.deliveries()
  expect(held).toMatchObject({ status: 'accepted', attempts: [] })
  const replayed = await fetch(`${url}/_fakedesk/deliveries/${held?.id}/replay`, {
    method: 'POST',
    headers: { 'X-Fakedesk-Control': '1' },
  })
  expect(await replayed.json()).toMatchObject({ status: 'success', status_code: 200 })
})

test.each(['127.0.0.1', 'localhost'])(
  'a server that lets other machines in does not call the private address %s, unless it is allowed by name',
  async (host) => {
    const { received, endpoint } = await receiver()
    const away = endpoint.replace('127.0.0.1', host)
    const refusing = await desk(away, { host: '0.0.0.0' })
    await refusing.open()
    await refusing.fakedesk.delivered()
    expect(received).toEqual([])
    expect(refusing.fakedesk.deliveries()).toMatchObject([{ status: 'failed', status_code: null }])
    const allowing = await desk(away, { host: '0.0.0.0', allowWebhookHosts: [host] })
    await allowing.open()
    await allowing.fakedesk.delivered()
    expect(received).toHaveLength(1)
  },
)

test('closing breaks off a call that nobody answers, and notes nothing of it', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  onTestFinished(() => void silent.closeAllConnections())
  onTestFinished(() => void silent.close())
  // A server that listens on a port has an address of this form.
  const { port } = silent.address() as AddressInfo
  const { fakedesk, open } = await desk(`http://127.0.0.1:${port}/hook`)
  const called = once(silent, 'request')
  await open()
  await called
  expect(fakedesk.deliveries()).toMatchObject([{ status: 'accepted', attempts: [] }])
})

test('the control endpoints list deliveries, and know none by another id', async () => {
  const { url, close } = await startFakedesk()
  onTestFinished(close)
  expect(await (await fetch(`${url}/_fakedesk/deliveries`)).json()).toEqual({ deliveries: [], count: 0 })
  const replayed = await fetch(`${url}/_fakedesk/deliveries/none/replay`, {
    method: 'POST',
    headers: { 'X-Fakedesk-Control': '1' },
  })
  expect([replayed.status, (await jsonOf(replayed)).error]).toEqual([404, 'UnknownDelivery'])
})
