import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import newman, { type Summary } from 'newman'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'

let running: RunningFakedesk
beforeAll(async () => {
  running = await startFakedesk()
})
afterAll(() => running.close())

function run(collection: object): Promise<Summary['run']> {
  const variables = Object.entries({ baseUrl: running.url, username: 'admin@example.com/token', password: 'token' })
  const options = { collection, envVar: variables.map(([key, value]) => ({ key, value })), timeoutRequest: 10_000 }
  return new Promise((resolve, reject) => {
    newman.run(options, (error, { run: summary }) => (error ? reject(error) : resolve(summary)))
  })
}

const read = async (path: string) => JSON.parse(await readFile(path, 'utf8'))

describe('the collection that is made from the specification', () => {
  test('runs against the app without a failure, and every address is known', async () => {
    const { failures, executions } = await run(
      await read(fileURLToPath(new URL('../../../specs/postman/support.postman_collection.json', import.meta.url))),
    )
    expect(failures.map(({ error, source }) => `${source?.name}: ${error.message}`)).toEqual([])
    const unknown = executions.filter(({ response }) => response?.text().includes('InvalidEndpoint'))
    const broken = executions.filter(({ response }) => response === undefined || response.code >= 500)
    expect(executions.length).toBeGreaterThan(0)
    expect({ unknown: unknown.map(({ item }) => item.name), broken: broken.map(({ item }) => item.name) }).toEqual({
      unknown: [],
      broken: [],
    })
  }, 60_000)
})

const seedItem = fileURLToPath(new URL('../../../../shared/seed/list-sessions.postman_item.json', import.meta.url))

test.runIf(existsSync(seedItem))('a single request lists sessions', async () => {
  const { failures, executions } = await run({
    info: { name: 'One request', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: {
      type: 'basic',
      basic: [
        { key: 'username', value: 'login' },
        { key: 'password', value: 'password' },
      ],
    },
    item: [await read(seedItem)],
  })
  expect(failures).toEqual([])
  expect(
    executions.map(({ response }) => [response?.code, JSON.parse(response?.text() ?? '{}').sessions.length]),
  ).toEqual([[200, 100]])
})
