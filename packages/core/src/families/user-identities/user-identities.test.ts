import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const desk = () => {
  const rest = testDesk()
  const path = (name: 'admin' | 'agent' | 'endUser' = 'endUser') => `/users/${rest.person(name).id}/identities`

  async function added(identity: object) {
    const { status, body } = await rest.call('admin', 'POST', path(), { identity })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return body.identity
  }
  return { ...rest, path, added }
}

const withToken = (email: string, secret = 'token') => ({
  headers: { Authorization: `Basic ${btoa(`${email}/token:${secret}`)}` },
})

describe('an identity', () => {
  test('is created, shown, changed and deleted', async () => {
    const { call, path, person, account } = desk()
    const created = await call('agent', 'POST', path(), { identity: { type: 'email', value: 'Second@Mailbox.test' } })
    expect(created.status).toBe(201)
    const { id, url, ...identity } = created.body.identity
    expect(identity).toEqual({
      user_id: person('endUser').id,
      type: 'email',
      value: 'second@mailbox.test',
      verified: false,
      verification_method: 'none',
      verified_at: null,
      primary: false,
      undeliverable_count: 0,
      deliverable_state: 'deliverable',
      created_at: '2026-03-14T09:00:00Z',
      updated_at: '2026-03-14T09:00:00Z',
    })
    expect(created.headers.get('location')).toBe(url)
    expect(url).toBe(`https://example.zendesk.com/api/v2${path()}/${id}.json`)
    expect((await call('agent', 'GET', `${path()}/${id}`)).body.identity.id).toBe(id)
    expect((await call('agent', 'GET', `${path('agent')}/${id}`)).status).toBe(404)

    account.clock.advance(1000)
    const changed = await call('agent', 'PUT', `${path()}/${id}`, { identity: { verified: true, primary: true } })
    expect(changed.body.identity).toMatchObject({
      verified: true,
      verification_method: 'low',
      verified_at: '2026-03-14T09:00:01Z',
      primary: false,
    })
    const other = await call('agent', 'PUT', `${path()}/${id}`, { identity: { value: 'third@mailbox.test' } })
    expect(other.body.identity).toMatchObject({ value: 'third@mailbox.test', verified: false })
    expect((await call('agent', 'DELETE', `${path()}/${id}`)).status).toBe(204)
    expect((await call('agent', 'GET', `${path()}/${id}`)).status).toBe(404)
  })

  test('lists are narrowed by type and paged both ways', async () => {
    const { call, path, added } = desk()
    await added({ type: 'phone_number', value: '+14155550100' })
    await added({ type: 'twitter', value: 'elif' })
    const types = async (query: string) => {
      const { body } = await call('agent', 'GET', `${path()}?${query}`)
      return body.identities.map((identity: { type: string }) => identity.type)
    }
    expect(await types('')).toEqual(['email', 'phone_number', 'twitter'])
    expect(await types('type[]=twitter&type[]=email')).toEqual(['email', 'twitter'])
    expect(await types('type=phone_number')).toEqual(['phone_number'])
    expect(await types('type[]=nonsense')).toEqual([])
    expect(await types('page[size]=1')).toEqual(['email'])
    expect(await types('per_page=1&page=3')).toEqual(['twitter'])
  })

  test.each([
    [
      { type: 'email', value: 'Agent@example.com' },
      {
        value: [
          { description: 'Value: Agent@example.com is already being used by another user', error: 'DuplicateValue' },
        ],
      },
    ],
    [{ type: 'email', value: 'nothing' }, { value: [{ description: 'Value: nothing is not properly formatted' }] }],
    [
      { type: 'pigeon', value: 'x' },
      { type: [{ description: 'Type: is not included in the list', error: 'InvalidValue' }] },
    ],
  ])('%o is refused', async (identity, details) => {
    const { call, path } = desk()
    const { status, body } = await call('agent', 'POST', path(), { identity })
    expect([status, body.details]).toEqual([422, details])
  })

  test('cannot be said to be verified by a method that only Zendesk sets', async () => {
    const { call, path, added } = desk()
    const { id } = await added({ type: 'email', value: 'second@example.com' })
    const { status, body } = await call('agent', 'PUT', `${path()}/${id}`, { identity: { verification_method: 'sso' } })
    expect([status, body.error.title]).toEqual([400, 'Invalid attribute'])
    const low = await call('agent', 'PUT', `${path()}/${id}`, { identity: { verification_method: 'low' } })
    expect(low.body.identity).toMatchObject({ verified: true, deliverable_state: 'reserved_example' })
  })
})

describe('the primary email', () => {
  test('of an end user can go while another identity is left, which does not take its place', async () => {
    const { call, path, person, added } = desk()
    const user = `/users/${person('endUser').id}`
    const identities = path()
    const primary = async () => (await call('agent', 'GET', identities)).body.identities[0]
    const remove = (id: number) => call('admin', 'DELETE', `${identities}/${id}`)
    const { id } = await primary()
    expect((await remove(id)).status).toBe(422)
    await added({ type: 'email', value: 'second@example.com' })
    expect((await remove(id)).status).toBe(204)
    expect(await primary()).toMatchObject({ value: 'second@example.com', primary: false })
    expect((await call('agent', 'GET', user)).body.user.email).toBeNull()
  })

  test('of an agent stays', async () => {
    const { call, path } = desk()
    await call('admin', 'POST', path('agent'), { identity: { type: 'email', value: 'second@example.com' } })
    const { body } = await call('admin', 'GET', path('agent'))
    expect((await call('admin', 'DELETE', `${path('agent')}/${body.identities[0].id}`)).status).toBe(422)
  })

  test('is what the user record says; another can take its place', async () => {
    const { call, path, person, added } = desk()
    const user = person('endUser')
    const { id } = await added({ type: 'email', value: 'second@example.com', verified: true })
    const { status, body } = await call('agent', 'PUT', `${path()}/${id}/make_primary`)
    expect(status).toBe(200)
    expect(body.identities).toMatchObject([
      { value: 'end.user@example.com', primary: false },
      { value: 'second@example.com', primary: true },
    ])
    const { body: shown } = await call('agent', 'GET', `/users/${user.id}`)
    expect(shown.user.email).toBe('second@example.com')
  })

  test('cannot be deleted', async () => {
    const { call, path } = desk()
    const { body } = await call('agent', 'GET', path())
    expect((await call('agent', 'DELETE', `${path()}/${body.identities[0].id}`)).status).toBe(422)
  })

  test('may be given with a new identity', async () => {
    const { call, path } = desk()
    const address = path()
    await call('admin', 'POST', address, { identity: { type: 'email', value: 'b@example.com', primary: true } })
    const { body } = await call('admin', 'GET', address)
    expect(body.identities).toMatchObject([{ primary: false }, { value: 'b@example.com', primary: true }])
  })
})

describe('verifying', () => {
  test('makes an address good to sign in with', async () => {
    const { call, send, path, added } = desk()
    const { id } = await added({ type: 'email', value: 'second@example.com' })
    expect((await send('GET', '/sessions', withToken('second@example.com'))).status).toBe(401)
    expect((await call('agent', 'PUT', `${path()}/${id}/request_verification`)).body).toBeNull()
    expect((await call('agent', 'PUT', `${path()}/${id}/verify`)).body.identity.verified).toBe(true)
    expect((await send('GET', '/sessions', withToken('second@example.com'))).status).toBe(200)
    await call('agent', 'PUT', `${path()}/${id}`, { identity: { verified: false } })
    expect((await send('GET', '/sessions', withToken('second@example.com'))).status).toBe(401)
  })

  test("is not done to the owner's", async () => {
    const { call, path } = desk()
    const { body } = await call('admin', 'POST', path('admin'), { identity: { type: 'email', value: 'o@example.com' } })
    expect((await call('admin', 'PUT', `${path('admin')}/${body.identity.id}/verify`)).status).toBe(403)
  })
})

describe('end users', () => {
  test('see to their own', async () => {
    const { call, path } = desk()
    const own = path().replace('/users', '/end_users')
    const created = await call('endUser', 'POST', own, {
      identity: { type: 'email', value: 'mine@example.com', verified: true },
    })
    expect([created.status, created.body.identity.verified]).toEqual([201, false])
    const { id } = created.body.identity
    expect((await call('endUser', 'GET', own)).body.count).toBe(2)
    expect((await call('endUser', 'GET', `${own}/${id}`)).status).toBe(200)
    expect((await call('endUser', 'PUT', `${own}/${id}/request_verification`)).status).toBe(200)
    expect((await call('endUser', 'PUT', `${own}/${id}/make_primary`)).status).toBe(403)
    await call('agent', 'PUT', `${path()}/${id}/verify`)
    expect((await call('endUser', 'PUT', `${own}/${id}/make_primary`)).status).toBe(200)
    const first = (await call({ email: 'mine@example.com' }, 'GET', own)).body.identities[0]
    expect((await call({ email: 'mine@example.com' }, 'DELETE', `${own}/${first.id}`)).status).toBe(204)
  })

  test('add addresses and numbers alone', async () => {
    const { call, path } = desk()
    const own = path().replace('/users', '/end_users')
    expect((await call('endUser', 'POST', own, { identity: { type: 'twitter', value: 'x' } })).status).toBe(422)
    expect((await call('endUser', 'POST', own, { identity: { type: 'phone_number', value: '+1415' } })).status).toBe(
      201,
    )
  })
})

/** The statuses for an admin, an agent, the end user in question, and nobody. */
const table: readonly (readonly [string, string, readonly number[], object?])[] = [
  ['GET', '/users/{own}/identities', [200, 200, 200, 401]],
  ['GET', '/users/{own}/identities/{id}', [200, 200, 200, 401]],
  ['GET', '/users/{agent}/identities', [200, 200, 403, 401]],
  ['POST', '/users/{own}/identities', [201, 201, 403, 401], { identity: { type: 'email', value: 'new@example.com' } }],
  [
    'POST',
    '/users/{other}/identities',
    [201, 403, 403, 401],
    { identity: { type: 'email', value: 'new@example.com' } },
  ],
  ['PUT', '/users/{own}/identities/{id}', [200, 200, 403, 401], { identity: { verified: true } }],
  ['PUT', '/users/{own}/identities/{id}/make_primary', [200, 200, 200, 401]],
  ['PUT', '/users/{own}/identities/{id}/verify', [200, 200, 403, 401]],
  ['PUT', '/users/{own}/identities/{id}/request_verification', [200, 200, 403, 401]],
  ['DELETE', '/users/{own}/identities/{id}', [204, 204, 403, 401]],
  ['GET', '/end_users/{own}/identities', [403, 403, 200, 401]],
  ['GET', '/end_users/{agent}/identities', [403, 403, 403, 401]],
  ['GET', '/end_users/{own}/identities/{id}', [403, 403, 200, 401]],
  [
    'POST',
    '/end_users/{own}/identities',
    [403, 403, 201, 401],
    { identity: { type: 'email', value: 'new@example.com' } },
  ],
  ['PUT', '/end_users/{own}/identities/{id}/make_primary', [403, 403, 200, 401]],
  ['PUT', '/end_users/{own}/identities/{id}/request_verification', [403, 403, 200, 401]],
  ['DELETE', '/end_users/{own}/identities/{id}', [403, 403, 204, 401]],
]

const rows = table.map(([method, path, statuses, body]) => ({ method, path, statuses, body }))

describe('who may', () => {
  test.each(rows)('$method $path', async ({ method, path, statuses, body }) => {
    const got: number[] = []
    for (const caller of ['admin', 'agent', 'endUser', 'nobody'] as const) {
      const { call, person, added } = desk()
      const { id } = await added({ type: 'email', value: 'second@example.com', verified: true })
      const own = person('endUser').id
      const places = { own, agent: person('agent').id, other: person('secondAgent').id, id }
      const address = Object.entries(places).reduce(
        (text, [name, value]) => text.replace(`{${name}}`, String(value)),
        path,
      )
      got.push((await call(caller, method, address, body)).status)
    }
    expect(got).toEqual(statuses)
  })
})
