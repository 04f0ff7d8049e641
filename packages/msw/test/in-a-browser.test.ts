import { join } from 'node:path'
import { Script } from 'node:vm'
import { type OutputChunk, type Plugin, rolldown } from 'rolldown'
import { beforeAll, expect, test } from 'vitest'

/** A page's script: the engine and its handlers, asked as MSW's worker asks them. */
const script = `
  import { createFakedesk } from '@fakedesk/core'
  import { getResponse } from 'msw'
  import { handlers } from './src/index.ts'

  const zendesk = handlers(createFakedesk())
  globalThis.ask = (path, init) => getResponse(zendesk, new Request('https://acme.zendesk.com' + path, init))
`

let bundle: OutputChunk

beforeAll(async () => {
  const built = await rolldown({
    input: 'page',
    cwd: join(import.meta.dirname, '..'),
    platform: 'browser',
    tsconfig: false,
    resolve: { conditionNames: ['fakedesk-source', 'browser', 'import', 'default'] },
    plugins: [page()],
  })
  const { output } = await built.generate({ format: 'iife' })
  bundle = output[0]
})

test('a bundle for the browser imports nothing, of Node least of all', () => {
  expect([...bundle.imports, ...bundle.dynamicImports]).toEqual([])
  expect(bundle.code).not.toMatch(/["']node:/)
})

test('the engine answers where there are only the globals of a browser', async () => {
  const { ask } = openPage()
  const headers = { authorization: `Basic ${btoa('admin@example.com/token:token')}` }
  expect(await ask('/api/v2/sessions', { headers })).toMatchObject({ status: 200 })
})

test('the cookies of the document sign a request that has credentials', async () => {
  const { ask, document } = openPage()
  const body = JSON.stringify({ email: 'agent@example.com', password: 'password' })
  await ask('/access/login', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(document.cookie).toMatch(/^_zendesk_session=/)
  document.cookie = document.cookie.split(';')[0] ?? ''
  const response = await ask('/api/v2/users/me', { credentials: 'include' })
  expect(await response.json()).toMatchObject({ user: { email: 'agent@example.com' } })
})

/** The script as a module that is on no disk. */
function page(): Plugin {
  const id = join(import.meta.dirname, '..', 'page.js')
  return {
    name: 'page',
    resolveId: (source) => (source === 'page' ? id : null),
    load: (loaded) => (loaded === id ? script : null),
  }
}

interface Page {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  readonly document: { cookie: string }
}

/** Runs the bundle where there is no process, no Buffer and no require. */
function openPage(): Page {
  const names = [
    ...['AbortController', 'AbortSignal', 'Blob', 'BroadcastChannel', 'DOMException', 'Event', 'EventTarget'],
    ...['FormData', 'Headers', 'MessageEvent', 'ReadableStream', 'Request', 'Response', 'TextDecoder', 'TextEncoder'],
    ...['TransformStream', 'URL', 'URLSearchParams', 'WebSocket', 'WritableStream', 'atob', 'btoa', 'clearInterval'],
    ...['clearTimeout', 'console', 'crypto', 'fetch', 'performance', 'queueMicrotask', 'setInterval', 'setTimeout'],
    ...['structuredClone'],
  ]
  const globals = Object.fromEntries(names.map((name) => [name, Reflect.get(globalThis, name)]))
  const localStorage = { getItem: () => null, setItem: () => {} }
  const location = new URL('https://app.example.com/')
  const window = { ...globals, localStorage, location, document: { cookie: '' } }
  // The script defines `ask`.
  return new Script(`${bundle.code}; globalThis`).runInNewContext(window) as Page
}
