import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal, startFakedesk } from '../src/index.ts'
import { fakedesk } from './command.ts'
import { basic, bodyOf } from './credentials.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fakedesk-seeds-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function seed(text: string, name = 'seed.yaml'): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}

const acme = `
account: { subdomain: acme }
organizations:
  - { id: 70, name: Acme }
users:
  - id: 1
    name: Ann
    email: ann@acme.example
    role: admin
    password: secret
  - { id: 2, name: Bo, email: bo@acme.example, organization_id: 70 }
sessions:
  - { user_id: 1, last_seen_at: "2026-01-01T00:00:00Z" }
  - { user_id: 2 }
`

async function seeded(text: string, name?: string) {
  const { fakedesk, close } = await startFakedesk({ seed: await seed(text, name), now: '2026-03-14T09:00:00Z' })
  await close()
  return <T>(path: string, headers: Record<string, string>) =>
    fakedesk
      .fetch(new Request(`https://acme.zendesk.com/api/v2/${path}`, { headers }))
      .then((response) => bodyOf<T>(response))
}

describe('a seed', () => {
  test('is the whole world of an account', async () => {
    const ask = await seeded(acme)
    const { users } = await ask<{ users: object[] }>('users', basic('ann@acme.example', 'secret'))
    expect(users).toMatchObject([
      { id: 1, name: 'Ann', role: 'admin', verified: true, organization_id: null },
      { id: 2, name: 'Bo', role: 'end-user', verified: true, organization_id: 70, tags: [] },
    ])
  })

  test('gives what a record leaves out', async () => {
    const ask = await seeded(acme)
    const { sessions } = await ask<{ sessions: object[] }>('sessions', basic('ann@acme.example', 'secret'))
    expect(sessions).toMatchObject([
      { user_id: 1, authenticated_at: '2026-03-14T09:00:00Z', last_seen_at: '2026-01-01T00:00:00Z' },
      { user_id: 2, authenticated_at: '2026-03-14T09:00:00Z', last_seen_at: '2026-03-14T09:00:00Z' },
    ])
  })

  test.each([
    ['the default password', basic('bo@acme.example', 'password'), 2],
    ["the account's API token", basic('ann@acme.example/token', 'token'), 1],
    ['the OAuth token of a role', { Authorization: 'Bearer admin-oauth-token' }, 1],
  ])('lets its users in with %s', async (_, headers, id) => {
    const ask = await seeded(acme)
    expect((await ask<{ user: { id: number } }>('users/me', headers)).user.id).toBe(id)
  })

  test('may be JSON', async () => {
    const ask = await seeded('{\n\t"users": [{"name": "Cy", "email": "cy@acme.example"}]\n}', 'seed.json')
    expect((await ask<{ user: object }>('users/me', basic('cy@acme.example', 'password'))).user).toMatchObject({
      name: 'Cy',
    })
  })
})

describe('a seed that is wrong is refused, with the place and what to do', () => {
  test.each<[string, string, string]>([
    ['an unknown list', 'user: []', 'seed.yaml:1: user: there is no such list; did you mean users?'],
    ['a list that cannot be seeded', 'moons: []', 'seed.yaml:1: moons: cannot be seeded; there are '],
    ['records that are no list', 'users: { name: Ann }', 'seed.yaml:1: users: must be a list'],
    ['a record that is none', 'users:\n  - Ann', 'seed.yaml:2: users[0]: must be a record'],
    [
      'an unknown property',
      'users:\n  - name: Ann\n    emial: a@b.c',
      'seed.yaml:3: users[0].emial: there is no such property; did you mean email?',
    ],
    [
      'a property that the engine works out',
      'users:\n  - name: Ann\n    url: http://x',
      'seed.yaml:3: users[0].url: there is no such property',
    ],
    ['a missing name', 'users:\n  - email: a@b.c', 'seed.yaml:2: users[0]: needs the property name'],
    ['a wrong type', 'users:\n  - name: Ann\n    tags: vip', 'seed.yaml:3: users[0].tags: must be a list'],
    [
      'a wrong choice',
      'users:\n  - name: Ann\n    role: boss',
      'seed.yaml:3: users[0].role: must be end-user, agent or admin',
    ],
    [
      'a time that is none',
      'users:\n  - name: Ann\n    created_at: yesterday',
      'seed.yaml:3: users[0].created_at: must be a time with its zone, as 2026-03-14T09:00:00Z',
    ],
    [
      'an id given twice',
      'users:\n  - { id: 1, name: Ann }\n  - { id: 1, name: Bo }',
      'seed.yaml:3: users[1].id: 1 is the id of users[0] already',
    ],
    [
      'a reference to nobody',
      'users:\n  - { id: 1, name: Ann }\nsessions:\n  - user_id: 2',
      'seed.yaml:4: sessions[0].user_id: no user has the id 2; add it, or correct the id',
    ],
    [
      'an email that is none',
      'users:\n  - name: Ann\n    email: nowhere',
      'seed.yaml:3: users[0].email: nowhere is not properly formatted',
    ],
    [
      'an email given twice',
      'users:\n  - { name: Ann, email: a@b.example }\n  - { name: Bo, email: A@b.example }',
      'seed.yaml:3: users[1].email: A@b.example is already being used by another user',
    ],
    ['a record that is left empty', 'users:\n  -', 'seed.yaml:2: users[0]: must be a record'],
    [
      'aliases that multiply',
      `a: &a [${'x,'.repeat(99)}x]\n${[...'bcdef'].map((name, at) => `${name}: &${name} [${`*${'abcde'[at]},`.repeat(50)}]`).join('\n')}`,
      'its aliases stand for more than 1000000 values',
    ],
    [
      'an account that no host can name',
      'account:\n  subdomain: A_B',
      'seed.yaml:2: account.subdomain: "A_B" is no account name; one has 1 to 63 letters',
    ],
    ['a list in the place of lists', '- users', 'seed.yaml: a seed is a set of lists'],
    ['an empty file', '', 'seed.yaml: a seed is a set of lists'],
    ['bad YAML', 'users:\n  - name: "Ann\n', 'not valid YAML or JSON: deficient indentation'],
  ])('%s', async (_, text, message) => {
    const error = await startFakedesk({ seed: await seed(text) }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Refusal)
    expect(String(error)).toContain(message)
    expect(String(error)).not.toContain('\n')
  })
})

test('all that is wrong is told at once, a line for each', async () => {
  const file = await seed('users:\n  - { id: x }\n  - { name: Bo, organization_id: 99 }')
  const { code, stderr } = await fakedesk('--port', '0', '--seed', file)
  expect(code).toBe(2)
  expect(stderr.split('\n').map((line) => line.replace(/^.*seed\.yaml/, ''))).toEqual([
    ':2: users[0]: needs the property name',
    ':2: users[0].id: must be a whole number',
    ':3: users[1].organization_id: no organization has the id 99; add it, or correct the id',
    '',
  ])
})

test('the command refuses it in one line, with exit code 2', async () => {
  const file = await seed('users:\n  - { name: Ann, role: boss }')
  const { code, stdout, stderr } = await fakedesk('--port', '0', '--seed', file)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^fakedesk: .*seed\.yaml:2: users\[0\]\.role: .*\n$/)
})

test('a seed that is wrong is refused at the start though the account is in the state file already', async () => {
  const state = join(folder, 'kept.db')
  const first = await startFakedesk({ state })
  const headers = { ...basic('admin@example.com', 'password'), 'Content-Type': 'application/json' }
  const body = JSON.stringify({ group: { name: 'Night' } })
  await first.fakedesk.fetch('https://example.zendesk.com/api/v2/groups', { method: 'POST', headers, body })
  await first.close()
  const wrong = await seed('users:\n  - { id: x }')
  await expect(startFakedesk({ state, seed: wrong })).rejects.toThrow('users[0].id: must be a whole number')
  const right = await startFakedesk({ state, seed: await seed(acme.replace('account: { subdomain: acme }', '')) })
  expect(right.fakedesk.account().users.size).toBe(12)
  await right.close()
})

test('the tickets that the documentation shows are a seed', async () => {
  const documentation = await readFile(new URL('../../../docs/running.md', import.meta.url), 'utf8')
  const [, yaml = ''] = /```yaml\n(organizations:.*?)```/s.exec(documentation) ?? []
  const { fakedesk, close } = await startFakedesk({ seed: await seed(yaml) })
  await close()
  expect([...fakedesk.account().tickets.rows]).toMatchObject([{ subject: 'The tin is dented', status: 'closed' }])
})
