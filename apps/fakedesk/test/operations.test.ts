import { operationFacts } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { fakedesk } from './command.ts'

test('operations are listed with method, path, name, family and how each is answered', async () => {
  const { code, stdout } = await fakedesk('operations')
  expect(code).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(operationFacts().length + 1)
  expect(stdout).toMatch(/^GET +\/api\/v2\/sessions +ListSessions +sessions +engine$/m)
  expect(lines.at(-1)).toMatch(/^\d+ operations: \d+ by the engine, \d+ by the stand-in$/)
})

test('the list can be narrowed and is JSON on request', async () => {
  const { stdout } = await fakedesk('operations', '--family', 'sessions', '--answered-by', 'engine', '--json')
  const rows = JSON.parse(stdout)
  expect(rows).toContainEqual({
    method: 'GET',
    path: '/api/v2/users/me/session',
    operation: 'ShowCurrentlyAuthenticatedSession',
    family: 'sessions',
    answered_by: 'engine',
  })
  expect(new Set(rows.map(({ family }: { family: string }) => family))).toEqual(new Set(['sessions']))
})

test('a way to be answered that is none is refused', async () => {
  const { code, stderr } = await fakedesk('operations', '--answered-by', 'magic')
  expect([code, stderr]).toEqual([2, 'fakedesk: --answered-by magic: choose engine or stand-in\n'])
})
