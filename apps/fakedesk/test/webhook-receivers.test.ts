import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startFakedesk } from '../src/start-fakedesk.ts'

const page = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8')

/** How the receivers that the documentation shows are run, where there is what runs them. */
const languages = {
  js: { name: 'Node', file: 'receiver.mjs', needs: ['node', '--version'], run: ['node', 'receiver.mjs'] },
  python: { name: 'Python', file: 'receiver.py', needs: ['python3', '--version'], run: ['python3', 'receiver.py'] },
  go: {
    name: 'Go',
    file: 'receiver.go',
    needs: ['go', 'version'],
    build: ['go', 'build', '-o', 'receiver', 'receiver.go'],
    run: ['./receiver'],
  },
} as const

/** The first part of the page that is written in this language, from its heading on. */
function shown(heading: string, mark: string): string {
  const [, code = ''] = new RegExp(`\`\`\`${mark}\n(.*?)\`\`\``, 's').exec(page.split(heading)[1] ?? '') ?? []
  return code
}

const has = ([command, argument]: readonly [string, string]) => spawnSync(command, [argument]).status === 0

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })

async function open(url: string): Promise<void> {
  const headers = {
    Authorization: `Basic ${btoa('admin@example.com/token:token')}`,
    'Content-Type': 'application/json',
  }
  const body = JSON.stringify({ ticket: { subject: 'Zoë’s kettle', comment: { body: 'It leaks' } } })
  expect((await fetch(`${url}/api/v2/tickets`, { method: 'POST', headers, body })).status).toBe(201)
}

test('the seed that is shown has the trigger call the webhook', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const seed = join(folder, 'seed.yaml')
  writeFileSync(seed, shown('# Webhooks', 'yaml'))
  const { url, fakedesk, close } = await startFakedesk({ seed, webhooks: 'hold' })
  onTestFinished(close)
  await open(url)
  expect(fakedesk.deliveries()).toMatchObject([{ url: 'http://localhost:8080/', payload: '{"id": 1}' }])
})

test.for(Object.entries(languages).map(([mark, language]) => ({ mark, ...language })))(
  'the receiver in $name knows what is signed with its secret',
  { timeout: 120_000 },
  async ({ mark, file, needs, run, ...more }, { skip }) => {
    if (!has(needs)) skip()
    const folder = mkdtempSync(join(tmpdir(), 'receiver-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const code = shown('## A receiver', mark)
    expect(code).toContain('8080')
    const port = await freePort()
    writeFileSync(join(folder, file), code.replace('8080', String(port)))
    if ('build' in more) spawnSync(more.build[0], more.build.slice(1), { cwd: folder, stdio: 'inherit' })

    const endpoint = `http://127.0.0.1:${port}/`
    const hook = { endpoint, http_method: 'POST', request_format: 'json', status: 'active' } as const
    const signing_secret = { algorithm: 'SHA256', secret: 'ours' }
    const webhooks = [
      { ...hook, name: 'Signed with ours', subscriptions: ['zen:event-type:ticket.created'], signing_secret },
      { ...hook, name: 'Signed with another', subscriptions: ['zen:event-type:ticket.comment_added'] },
    ]
    const { url, fakedesk, close } = await startFakedesk({ seed: { webhooks } })
    onTestFinished(close)

    const [command, ...parts] = run
    const env = { ...process.env, SECRET: 'ours' }
    const receiver = spawn(command, parts, { cwd: folder, env, stdio: 'ignore' })
    onTestFinished(() => void receiver.kill())
    await vi.waitUntil(() => listens(port), { timeout: 20_000 })

    await open(url)
    await fakedesk.delivered()
    expect(fakedesk.deliveries().map(({ status_code }) => status_code)).toEqual([204, 401])
  },
)
