import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startFakedesk } from '../src/start-fakedesk.ts'

const headers = {
  Authorization: `Basic ${btoa('admin@example.com/token:token')}`,
  'Content-Type': 'application/json',
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
const jsonOf = async (response: Response): Promise<any> => response.json()

/** A receiver of its own code, which knows only what the documentation says of signatures. */
async function receiver() {
  const received: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: Buffer.concat(await request.toArray()).toString() })
    response.end('taken')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  // A server that listens on a port has an address of this form.
  return { received, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

test('a receiver can verify the signature of a webhook with its secret', async () => {
  const { received, endpoint } = await receiver()
  const { url, close } = await startFakedesk({
    webhooks: {
      async deliver({ url, method, headers, body = null }) {
        const response = await fetch(url, { method, headers, body })
        return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
      },
    },
  })
  onTestFinished(close)
  const post = async (path: string, body: unknown) =>
    jsonOf(await fetch(`${url}/api/v2/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  const webhook = { name: 'Own', endpoint, http_method: 'POST', request_format: 'json', status: 'active' }
  const { id } = (await post('webhooks', { webhook })).webhook
  const { signing_secret } = await jsonOf(await fetch(`${url}/api/v2/webhooks/${id}/signing_secret`, { headers }))
  const { response } = await post(`webhooks/test?webhook_id=${id}`, { request: { payload: '{"name":"Zoë"}' } })
  expect(response).toMatchObject({ status_code: 200, payload: 'taken' })
  const [call] = received
  const time = String(call?.headers['x-zendesk-webhook-signature-timestamp'])
  const own = createHmac('sha256', signing_secret.secret).update(`${time}${call?.body}`).digest('base64')
  expect(call?.headers['x-zendesk-webhook-signature']).toBe(own)
  expect(call?.headers['x-zendesk-webhook-id']).toBe(id)
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
