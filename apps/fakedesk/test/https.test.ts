import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, request } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { type RequestOptions, request as requestHttps } from 'node:https'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, type StartOptions, startFakedesk } from '../src/index.ts'
import { admin } from './credentials.ts'

const folder = mkdtempSync(join(tmpdir(), 'fakedesk-https-'))
const closing: (() => unknown)[] = []
afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
  rmSync(folder, { recursive: true })
})

async function start(options: StartOptions = {}): Promise<RunningFakedesk & { readonly notices: string[] }> {
  const notices: string[] = []
  const onNotice = (notice: string) => notices.push(notice)
  const running = await startFakedesk({ https: true, caFolder: join(folder, 'ca'), onNotice, ...options })
  closing.push(running.close)
  return { ...running, notices }
}

interface Answer {
  readonly status: number
  readonly body: string
}

function answerOf(response: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let body = ''
    response.on('data', (chunk) => {
      body += chunk
    })
    response.on('error', reject)
    response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
  })
}

/** Opens a tunnel through the server, or tells what is said in the place of one. */
function tunnel(port: number, path: string): Promise<{ readonly socket: Socket; readonly answer: Promise<Answer> }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method: 'CONNECT', path })
    asked.on('connect', (response, socket, head) => {
      if (head.length > 0) socket.unshift(head)
      resolve({ socket: socket as Socket, answer: answerOf(response) })
    })
    asked.on('error', reject)
    asked.end()
  })
}

function askSecurely(options: RequestOptions & Pick<ConnectionOptions, 'socket'>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = requestHttps(Object.assign({ headers: admin, path: '/api/v2/users/me.json' }, options))
    sent.on('response', (response) => resolve(answerOf(response)))
    sent.on('error', reject)
    sent.end()
  })
}

function askProxy(port: number, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers: admin })
    sent.on('response', (response) => resolve(answerOf(response)))
    sent.on('error', reject)
    sent.end()
  })
}

const userOf = ({ body }: Answer) => JSON.parse(body).user

describe('one port', () => {
  let running: Awaited<ReturnType<typeof start>>
  let ca = ''
  beforeAll(async () => {
    running = await start()
    ca = readFileSync(running.caFile ?? '', 'utf8')
  })

  test('speaks plain HTTP', async () => {
    const response = await fetch(`${running.url}/api/v2/users/me`, { headers: admin })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ user: { url: expect.stringMatching(`^${running.url}/api/`) } })
  })

  test.each(['localhost', 'acme.localhost', '127.0.0.1'])('speaks HTTPS as %s, and so do its links', async (name) => {
    const { port } = running
    const servername = name === '127.0.0.1' ? '' : name
    const headers = { ...admin, Host: `${name}:${port}` }
    const answer = await askSecurely({ port, host: '127.0.0.1', servername, headers, ca })
    expect(userOf(answer).url).toMatch(`https://${name}:${port}/api/v2/users/`)
  })

  test('speaks HTTP/2 where the client does', async () => {
    const session = connectHttp2(`https://localhost:${running.port}`, { ca })
    const stream = session.request({ ':path': '/api/v2/users/me', ...admin })
    let body = ''
    for await (const chunk of stream) body += chunk
    session.close()
    expect(session.alpnProtocol).toBe('h2')
    expect(userOf({ status: 200, body }).url).toMatch(`https://localhost:${running.port}/api/v2/users/`)
  })

  test('does not go by the names of others over HTTP/2 either', async () => {
    const session = connectHttp2(`https://localhost:${running.port}`, { ca })
    const stream = session.request({ ':path': '/api/v2/users/me', ':authority': 'evil.example', ...admin })
    const [headers] = await once(stream.resume(), 'response')
    session.close()
    expect(headers[':status']).toBe(403)
  })

  test('answers for the service in a tunnel, by a certificate in its name', async () => {
    const { socket } = await tunnel(running.port, 'acme.zendesk.com:443')
    const answer = await askSecurely({ host: 'acme.zendesk.com', socket, ca, agent: false })
    expect(userOf(answer).url).toMatch('https://acme.zendesk.com/api/v2/users/')
  })

  test('answers for the service to an address sent whole', async () => {
    const answer = await askProxy(running.port, 'http://acme.zendesk.com/api/v2/users/me')
    expect(userOf(answer).url).toMatch('http://acme.zendesk.com/api/v2/users/')
  })

  test('answers for itself in a tunnel, in plain text too', async () => {
    const { socket } = await tunnel(running.port, `localhost:${running.port}`)
    const answer = await new Promise<Answer>((resolve) => {
      const path = '/api/v2/users/me'
      const sent = request({ path, headers: { ...admin, Host: 'localhost' }, createConnection: () => socket })
      sent.on('response', (response) => resolve(answerOf(response)))
      sent.end()
    })
    expect(answer.status).toBe(200)
  })

  test('has its control endpoints and pages there as well', async () => {
    const { port } = running
    const at = { port, host: 'localhost', ca }
    const origin = { Origin: `https://localhost:${port}`, 'X-Fakedesk-Control': '1' }
    expect((await askSecurely({ ...at, path: '/_fakedesk/reset', method: 'POST', headers: origin })).status).toBe(204)
    const foreign = { ...origin, Origin: 'https://evil.example' }
    expect((await askSecurely({ ...at, path: '/_fakedesk/reset', method: 'POST', headers: foreign })).status).toBe(403)
    expect((await askSecurely({ ...at, path: '/access/login' })).status).toBe(200)
  })

  test('does not go by the names of others over HTTPS either', async () => {
    const headers = { ...admin, Host: 'evil.example' }
    expect(
      (await askSecurely({ port: running.port, host: 'localhost', servername: 'localhost', ca, headers })).status,
    ).toBe(403)
  })

  test('a name that the authority does not vouch for gets no certificate, and the log says so', async () => {
    const asked = askSecurely({ port: running.port, host: '127.0.0.1', servername: 'evil.example', ca })
    await expect(asked).rejects.toThrow()
    await expect.poll(() => running.notices).toContainEqual(expect.stringContaining('"evil.example"'))
  })

  test('a client that does not trust the authority is told of', async () => {
    const where = ['--noproxy', '*', '--connect-to', `::127.0.0.1:${running.port}`, 'https://shy.zendesk.com/']
    await expect(promisify(execFile)('curl', ['-s', ...where])).rejects.toMatchObject({ code: 60 })
    const told = expect.stringMatching(/shy\.zendesk\.com does not trust.*fakedesk ca/)
    await expect.poll(() => running.notices).toContainEqual(told)
  })

  test('and so is one of Node’s, which leaves without a word', async () => {
    const asked = askSecurely({ port: running.port, host: '127.0.0.1', servername: 'late.zendesk.com' })
    await expect(asked).rejects.toThrow()
    const told = expect.stringMatching(/late\.zendesk\.com left before .* may not trust .*fakedesk ca/)
    await expect.poll(() => running.notices).toContainEqual(told)
  })

  test.each([
    ['a broken hello', '\x16\x03\x01\x00\x05hello'],
    ['half a hello', '\x16\x03'],
    ['nonsense', '\x00\xff\x00'],
    ['a CONNECT to nowhere', 'CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['nothing', ''],
  ])('%s ends nothing but its connection', async (_, bytes) => {
    const socket = connect(running.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.end(Buffer.from(bytes, 'latin1'))
    await new Promise((resolve) => socket.resume().once('close', resolve))
    for (const notice of running.notices) expect(notice).not.toMatch(/\n|openssl/)
    expect((await fetch(`${running.url}/_fakedesk/health`)).status).toBe(200)
  })
})

/** Answers `hello from PATH`, and counts the tunnels that it was asked for, to which it says so itself. */
async function otherServer(): Promise<{ readonly port: number; readonly tunnels: string[] }> {
  const tunnels: string[] = []
  const server = createHttpServer(({ url }, outgoing) => outgoing.end(`hello from ${url}`))
  server.on('connect', ({ url, headers }, socket) => {
    tunnels.push(`${url} ${headers['proxy-authorization']}`)
    socket.end('HTTP/1.1 200 OK\r\n\r\nhello from beyond')
  })
  return { port: await listening(server), tunnels }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return (server.address() as AddressInfo).port
}

async function saidIn(socket: Socket, question: string): Promise<string> {
  socket.write(question)
  let text = ''
  for await (const chunk of socket) text += chunk
  return text
}

describe('what is for others', () => {
  const hello = 'GET /tea HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'

  test('is passed on, whole addresses and tunnels', async () => {
    const [{ port }, other] = [await start(), await otherServer()]
    expect(await askProxy(port, `http://127.0.0.1:${other.port}/tea?x=1`)).toEqual({
      status: 200,
      body: 'hello from /tea?x=1',
    })
    const { socket } = await tunnel(port, `127.0.0.1:${other.port}`)
    expect(await saidIn(socket, hello)).toMatch(/hello from \/tea$/)
  })

  test('and cannot be reached is a 502 that says so', async () => {
    const { port } = await start()
    const nobody = createServer()
    const free = await listening(nobody)
    await new Promise((resolve) => nobody.close(resolve))
    const refused = {
      status: 502,
      body: expect.stringContaining(`cannot reach 127.0.0.1:${free}: connect ECONNREFUSED`),
    }
    expect(await askProxy(port, `http://127.0.0.1:${free}/`)).toEqual(refused)
    expect(await (await tunnel(port, `127.0.0.1:${free}`)).answer).toMatchObject({ status: 502 })
  })

  test('is refused offline, and the log says so', async () => {
    const { port, notices } = await start({ offline: true })
    expect(await askProxy(port, 'http://tea.example/')).toEqual({
      status: 403,
      body: 'Fakedesk is offline: nothing is passed on to tea.example:80\n',
    })
    expect(await (await tunnel(port, 'tea.example:443')).answer).toMatchObject({ status: 403 })
    expect(notices).toContain('Fakedesk is offline: nothing is passed on to tea.example:443')
    const other = await otherServer()
    expect((await askProxy(port, `http://127.0.0.1:${other.port}/`)).status).toBe(200)
  })

  test('is refused where other machines reach the server: it opens no way into this one', async () => {
    const { port } = await start({ host: '0.0.0.0' })
    const other = await otherServer()
    const { status, body } = await askProxy(port, `http://127.0.0.1:${other.port}/`)
    expect([status, body]).toEqual([403, expect.stringMatching(/^other machines reach this server/)])
  })

  test('goes by the proxy that this machine has for it', async () => {
    const other = await otherServer()
    const before = process.env.https_proxy
    process.env.https_proxy = `http://rosa:tea%20pot@127.0.0.1:${other.port}`
    try {
      const { port } = await start()
      const { socket } = await tunnel(port, 'tea.example:443')
      expect(await saidIn(socket, hello)).toBe('hello from beyond')
      expect(other.tunnels).toEqual([`tea.example:443 Basic ${btoa('rosa:tea pot')}`])
    } finally {
      if (before === undefined) delete process.env.https_proxy
      else process.env.https_proxy = before
    }
  })
})

test('closing ends idle connections of every kind at once', async () => {
  const running = await startFakedesk({ https: true, caFolder: join(folder, 'ca') })
  const { port } = running
  const other = await otherServer()
  const secured = (ALPNProtocols: string[]) =>
    new Promise<TLSSocket>((resolve) => {
      const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols })
      socket.on('error', () => {})
      socket.once('secureConnect', () => resolve(socket))
    })
  const idle = [
    await secured(['http/1.1']),
    await secured(['h2']),
    (await tunnel(port, `127.0.0.1:${other.port}`)).socket,
    (await tunnel(port, 'acme.zendesk.com:443')).socket,
    connect(port, '127.0.0.1').on('error', () => {}),
  ]
  const ended = idle.map(
    (socket) =>
      new Promise((resolve) =>
        socket
          .resume()
          .on('error', () => {})
          .once('close', resolve),
      ),
  )
  const begun = performance.now()
  await running.close()
  await Promise.all(ended)
  // A connection that is waited for takes five seconds.
  expect(performance.now() - begun).toBeLessThan(4000)
})

describe('a plain port', () => {
  test('says what to do with TLS', async () => {
    const { port, notices } = await start({ https: false })
    await expect(askSecurely({ port, host: '127.0.0.1' })).rejects.toThrow()
    await expect.poll(() => notices).toEqual([expect.stringMatching(/speaks TLS .* start it with --https/)])
  })

  test('says what to do with a proxy’s CONNECT', async () => {
    const { port, notices } = await start({ https: false })
    expect(await (await tunnel(port, 'acme.zendesk.com:443')).answer).toMatchObject({ status: 501 })
    expect(notices).toEqual([expect.stringMatching(/CONNECT acme\.zendesk\.com:443.*--https/)])
  })

  test('is not offline', async () => {
    await expect(start({ https: false, offline: true })).rejects.toThrow(
      '--offline is for the proxy that --https opens',
    )
  })
})
