import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { emptyPage } from './scripted-fetch.ts'

const example = fileURLToPath(new URL('../examples/list-sessions.ts', import.meta.url))
let server: Server | undefined

afterEach(() => server?.close())

/** The address of a server that lets only login and password in. */
function serving(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  server = createServer(({ headers }, answer) => {
    const isKnown = headers.authorization === `Basic ${btoa('login:password')}`
    answer.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json', 'X-Request-Id': 'abc-123' })
    answer.end(JSON.stringify(isKnown ? emptyPage : { error: "Couldn't authenticate you" }))
  }).listen(0, '127.0.0.1', () => {
    const address = server?.address()
    if (address && typeof address === 'object') resolve(`http://127.0.0.1:${address.port}`)
  })
  return promise
}

function run(env: Readonly<Record<string, string>>): Promise<{ readonly code: unknown; readonly output: string }> {
  const { promise, resolve } = Promise.withResolvers<{ readonly code: unknown; readonly output: string }>()
  execFile(process.execPath, ['--conditions=fakedesk-source', example], { env }, (error, output) => {
    resolve({ code: error?.code ?? 0, output })
  })
  return promise
}

test('the example prints the sessions', async () => {
  const { code, output } = await run({ ZENDESK_URL: await serving() })
  expect(JSON.parse(output)).toEqual(emptyPage)
  expect(code).toBe(0)
})

test('the example prints the headers of a refusal and fails', async () => {
  const { code, output } = await run({ ZENDESK_URL: await serving(), ZENDESK_PASSWORD: 'wrong' })
  expect(output).toContain("'x-request-id': 'abc-123'")
  expect(output).toMatch(/Failed\.\n$/)
  expect(code).toBe(1)
})
