import { Script } from 'node:vm'
import { type OutputChunk, rolldown } from 'rolldown'
import { beforeAll, expect, test } from 'vitest'

/** A page's script: the engine and its handlers, answering one request as MSW's worker would have them do. */
const page = `
  import { createFakedesk } from '@fakedesk/core'
  import { getResponse } from 'msw'
  import { handlers } from './src/index.ts'

  const headers = { authorization: 'Basic ' + btoa('admin@example.com/token:token') }
  const request = new Request('https://acme.zendesk.com/api/v2/sessions', { headers })
  globalThis.answer = getResponse(handlers(createFakedesk()), request)
`

let bundle: OutputChunk

beforeAll(async () => {
  const built = await rolldown({
    input: 'page.ts',
    platform: 'browser',
    resolve: { conditionNames: ['fakedesk-source', 'browser', 'import', 'default'] },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'page.ts' ? `${import.meta.dirname}/../page.ts` : null),
        load: (id) => (id.endsWith('/page.ts') ? page : null),
      },
    ],
  })
  const { output } = await built.generate({ format: 'iife' })
  bundle = output[0]
})

test('a bundle for the browser imports nothing', () => {
  expect([...bundle.imports, ...bundle.dynamicImports]).toEqual([])
})

test('the engine answers where there are only the globals of a browser', async () => {
  const window = browserGlobals()
  new Script(bundle.code).runInNewContext(window)
  const response = await window.answer
  expect(response).toMatchObject({ status: 200 })
})

/** No process, no Buffer, no require. */
function browserGlobals(): Record<string, unknown> {
  const names = [
    ...['AbortController', 'AbortSignal', 'Blob', 'Event', 'EventTarget', 'FormData', 'Headers', 'MessageEvent'],
    ...['ReadableStream', 'Request', 'Response', 'TextDecoder', 'TextEncoder', 'TransformStream', 'URL'],
    ...['URLSearchParams', 'WebSocket', 'WritableStream', 'atob', 'btoa', 'clearInterval', 'clearTimeout', 'console'],
    ...['crypto', 'performance', 'queueMicrotask', 'setInterval', 'setTimeout', 'structuredClone', 'fetch'],
    ...['BroadcastChannel', 'DOMException'],
  ]
  return Object.fromEntries(names.map((name) => [name, Reflect.get(globalThis, name)]))
}
