import { createFakedesk, fixedClock } from '@fakedesk/core'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { everyAddress, moveCount, play, type Stage, type Story } from '../../../packages/core/src/story.ts'
import { openDatabase } from '../src/state/open-database.ts'
import { stateFileOf } from '../src/state/state-file.ts'
import { Command } from './command.ts'
import { admin, basic } from './credentials.ts'
import { StateFolder } from './state-folder.ts'

const folder = new StateFolder()
afterAll(() => folder.remove())

const credentials = { admin, agent: basic('agent@example.com', 'password') }
const url = 'http://127.0.0.1:4010'

/** A Fakedesk with a file, or in memory alone, as one process has it. */
async function opened(file: string | undefined) {
  const database = file === undefined ? undefined : await openDatabase(file, '1.2.3')
  const storage = database && stateFileOf(database, String(file))
  const fakedesk = createFakedesk({ clock: () => fixedClock('2026-03-14T09:00:00Z'), storage })
  const stage: Stage = {
    account: fakedesk.account(),
    call: (caller, method, path, body) =>
      fakedesk.fetch(`${url}/api/v2${path}`, {
        method,
        headers: { ...credentials[caller], 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  }
  const ask = (path: string) => fakedesk.fetch(url + path, { headers: admin })
  return { stage, ask, close: () => database?.close() }
}

type Ask = (path: string) => Promise<Response>

/** Whatever the server's own address. */
async function everything(addresses: readonly string[], ask: Ask, origin = url): Promise<readonly string[]> {
  const told: string[] = []
  for (const path of addresses) {
    const response = await ask(path)
    told.push(`${path} ${response.status} ${(await response.text()).replaceAll(origin, '')}`)
  }
  return told
}

/** An account that nobody has written to is not kept. */
const something = [0, 1] as const

const story = fc.array(fc.tuple(fc.nat({ max: moveCount - 1 }), fc.nat({ max: 999 })), { maxLength: 12 })

test('whatever is done, with a file and a second process after it comes out what comes out in memory', async () => {
  await fc.assert(
    fc.asyncProperty(story, story, async (drawn, after) => {
      const before: Story = [something, ...drawn]
      const memory = await opened(undefined)
      await play(memory.stage, before)
      await play(memory.stage, after)

      const file = folder.file()
      const first = await opened(file)
      await play(first.stage, before)
      const { state } = first.stage.account
      first.close()
      const second = await opened(file)
      expect(second.stage.account.state).toEqual(state)
      await play(second.stage, after)
      const addresses = everyAddress(memory.stage.account)
      expect(everyAddress(second.stage.account)).toEqual(addresses)
      const told = await everything(addresses, second.ask)
      expect(told).toEqual(await everything(addresses, memory.ask))
      second.close()
    }),
    { numRuns: 8 },
  )
}, 30_000)

test('whatever was done, a process that has the file after this one answers the same', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (drawn) => {
      const file = folder.file()
      const first = await opened(file)
      await play(first.stage, [something, ...drawn])
      const addresses = everyAddress(first.stage.account)
      // Who asks first for the count of a view is told that it is not ready (recorded).
      await everything(addresses, first.ask)
      const told = await everything(addresses, first.ask)
      first.close()
      const command = new Command('serve', '--port', '0', '--state', file, '--json')
      const origin = await command.url()
      const ask: Ask = (path) => fetch(origin + path, { headers: admin })
      expect(await everything(addresses, ask, origin)).toEqual(told)
      command.kill('SIGTERM')
      await command.ended()
    }),
    { numRuns: 3 },
  )
}, 30_000)
