import { connect } from 'node:net'
import { fixedClock } from '@fakedesk/core'
import { afterEach, describe, expect, test } from 'vitest'
import { Refusal, type RunningFakedesk, type Served, type StartOptions, startFakedesk } from '../src/index.ts'
import { admin, bodyOf } from './credentials.ts'

const servers: RunningFakedesk[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(options?: StartOptions): Promise<RunningFakedesk> {
  const running = await startFakedesk(options)
  servers.push(running)
  return running
}

test('startFakedesk takes any free port of this machine', async () => {
  const { url, port } = await start()
  expect(url).toBe(`http://127.0.0.1:${port}`)
  expect((await fetch(`${url}/api/v2/sessions`, { headers: admin })).status).toBe(200)
})

test('the options of the engine are the options of the server', async () => {
  const served: Served[] = []
  const { url, fakedesk } = await start({
    accounts: ['acme'],
    defaultAccount: 'acme',
    clock: () => fixedClock('2026-03-14T09:00:00Z'),
    rateLimit: 1,
    auth: 'any',
    onServed: (request) => served.push(request),
  })
  expect(fakedesk.account().subdomain).toBe('acme')
  expect(fakedesk.account().now).toBe('2026-03-14T09:00:00Z')
  expect([(await fetch(`${url}/api/v2/users`)).status, (await fetch(`${url}/api/v2/users`)).status]).toEqual([200, 429])
  expect(served.map(({ account, status }) => [account, status])).toEqual([
    ['acme', 200],
    ['acme', 429],
  ])
})

test('Request and Response of the process stay what they are', async () => {
  const before = [globalThis.Request, globalThis.Response]
  const { url } = await start()
  await fetch(`${url}/_fakedesk/health`)
  expect([globalThis.Request, globalThis.Response]).toEqual(before)
})

test('a body reaches the engine', async () => {
  const { url } = await start()
  const response = await fetch(`${url}/access/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'agent@example.com', password: 'password' }),
  })
  expect(response.status).toBe(201)
  expect(response.headers.get('set-cookie')).toContain('_zendesk_session=')
})

test('a client that takes the server for its proxy reaches the account', async () => {
  const { port } = await start()
  const head = `GET http://acme.zendesk.com/api/v2/users/me HTTP/1.1\r\nHost: acme.zendesk.com\r\nConnection: close\r\n`
  const answer = await sendText(port, `${head}Authorization: ${admin.Authorization}\r\n\r\n`)
  expect(answer).toContain('"url":"http://acme.zendesk.com/api/v2/users/')
})

test('a client that goes away in the middle of a request is no bug', async () => {
  const bugs: unknown[] = []
  const { port, url } = await start({ onBug: (error) => bugs.push(error) })
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const head = `PUT /api/v2/users/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n`
  await new Promise((resolve) => socket.write(`${head}Authorization: ${admin.Authorization}\r\n\r\n{`, resolve))
  await fetch(`${url}/_fakedesk/health`)
  socket.destroy()
  await fetch(`${url}/_fakedesk/health`)
  expect(bugs).toEqual([])
})

describe('a server that cannot be', () => {
  test('refuses a port that is taken', async () => {
    const { port } = await start()
    await expect(startFakedesk({ port })).rejects.toThrow(Refusal)
  })

  test('refuses a host that is not here', async () => {
    await expect(startFakedesk({ host: '203.0.113.7' })).rejects.toThrow('is no address of this machine')
  })

  test('refuses a specification that is not there', async () => {
    await expect(startFakedesk({ specs: ['nowhere.yaml'] })).rejects.toThrow('there is no such file')
  })
})

describe('closing', () => {
  test('finishes the request in flight and then closes its connection', async () => {
    const { url, port, close } = await startFakedesk()
    const body = JSON.stringify({ email: 'agent@example.com', password: 'password' })
    const head = `POST /access/login HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`
    const socket = connect(port, '127.0.0.1')
    const answer = textOf(socket)
    socket.write(head)
    // The server has begun to read this request once it answers another that was sent later.
    await fetch(`${url}/_fakedesk/health`)
    const closed = close()
    socket.write(body)
    expect(await answer).toMatch(/^HTTP\/1\.1 201 Created\r\n.*Connection: close/s)
    await closed
    await expect(fetch(url)).rejects.toThrow()
  })

  test('does not wait for clients that keep their connection', async () => {
    const { url, close } = await startFakedesk()
    await bodyOf(await fetch(`${url}/api/v2/users/me`))
    await close()
    await expect(fetch(url)).rejects.toThrow()
  })
})

function sendText(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(text)
  return textOf(socket)
}

async function textOf(socket: AsyncIterable<unknown>): Promise<string> {
  let text = ''
  for await (const chunk of socket) text += chunk
  return text
}
