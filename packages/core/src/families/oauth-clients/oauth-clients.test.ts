import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { seedOAuth } from './oauth-clients.seed.ts'

const clients = '/api/v2/oauth/clients'
const bridge = {
  name: 'Warehouse bridge',
  identifier: 'warehouse_bridge',
  redirect_uri: ['https://warehouse.example.com/callback', 'http://localhost:8080/callback'],
}

describe('OAuth clients', () => {
  test('are created with a secret that is whole once, shown, changed and deleted', async () => {
    const { call, person } = testDesk()
    const created = await call('admin', 'POST', clients, { client: bridge })
    expect(created.status).toBe(201)
    expect(created.headers.get('location')).toBe(created.body.client.url)
    const { client } = created.body
    expect(client).toMatchObject({ ...bridge, kind: 'confidential', user_id: person('admin').id, company: null })
    expect(client.secret).toMatch(/^[0-9a-f]{64}$/)

    const path = `${clients}/${client.id}`
    expect((await call('admin', 'GET', path)).body.client.secret).toBe(client.secret.slice(0, 10))
    const changed = await call('admin', 'PUT', path, { client: { description: 'Keeps the stock in step' } })
    expect(changed.body.client).toMatchObject({ ...bridge, description: 'Keeps the stock in step' })

    expect((await call('admin', 'DELETE', path)).status).toBe(204)
    expect((await call('admin', 'GET', path)).status).toBe(404)
  })

  test('get another secret when it is renewed', async () => {
    const { call } = testDesk()
    const { client } = (await call('admin', 'POST', clients, { client: bridge })).body
    const renewed = await call('admin', 'PUT', `${clients}/${client.id}/generate_secret`)
    expect(renewed.status).toBe(200)
    expect(renewed.body.client.secret).toMatch(/^[0-9a-f]{64}$/)
    expect(renewed.body.client.secret).not.toBe(client.secret)
  })

  test('of the public kind have no secret', async () => {
    const { call } = testDesk()
    const { client } = (await call('admin', 'POST', clients, { client: { ...bridge, kind: 'public' } })).body
    expect(client).toMatchObject({ kind: 'public', secret: null })
    const changed = await call('admin', 'PUT', `${clients}/${client.id}`, { client: { kind: 'confidential' } })
    expect(changed.body.client).toMatchObject({ kind: 'confidential', secret: expect.any(String) })
  })

  test('are listed by both kinds of paging, and those of the caller at the second address', async () => {
    const { call, person } = testDesk()
    for (const identifier of ['one', 'two', 'three']) {
      const user_id = identifier === 'two' ? person('agent').id : null
      await call('admin', 'POST', clients, { client: { name: identifier, identifier, ...(user_id && { user_id }) } })
    }
    const names = (answer: { body: { clients: { name: string }[] } }) => answer.body.clients.map(({ name }) => name)
    const byOffset = await call('admin', 'GET', `${clients}?per_page=2`)
    const count = byOffset.body.count
    expect(byOffset.body.clients).toHaveLength(2)
    const byCursor = await call('admin', 'GET', `${clients}?page[size]=100`)
    expect(byCursor.body.clients).toHaveLength(count)
    expect(names(byCursor)).toEqual(expect.arrayContaining(['one', 'two', 'three']))
    expect(names(await call('admin', 'GET', '/users/me/oauth/clients'))).not.toContain('two')
  })

  test.each([
    [{ name: '', identifier: 'a' }, 'name', 'BlankValue'],
    [{ name: 'A' }, 'identifier', 'BlankValue'],
    [{ name: 'A', identifier: 'a', redirect_uri: ['http://example.com/'] }, 'redirect_uri', 'InvalidValue'],
    [{ name: 'A', identifier: 'a', redirect_uri: ['callback'] }, 'redirect_uri', 'InvalidValue'],
    [{ name: 'A', identifier: 'a', kind: 'secret' }, 'kind', 'InvalidValue'],
    [{ name: 'A', identifier: 'a', user_id: 1 }, 'user_id', 'InvalidValue'],
    [{ name: 'A', identifier: bridge.identifier }, 'identifier', 'DuplicateValue'],
  ])('%o is refused for its %s', async (client, property, error) => {
    const { call } = testDesk()
    await call('admin', 'POST', clients, { client: bridge })
    const answer = await call('admin', 'POST', clients, { client })
    expect(answer.status).toBe(422)
    expect(answer.body.details[property]).toMatchObject([{ error }])
  })

  test.each([
    ['GET', ''],
    ['POST', ''],
    ['GET', '/1'],
    ['PUT', '/1'],
    ['DELETE', '/1'],
    ['PUT', '/1/generate_secret'],
  ] as const)('only admins may %s clients%s', async (method, path) => {
    const { call } = testDesk()
    const body = method === 'GET' ? undefined : { client: bridge }
    expect((await call('agent', method, clients + path, body)).status).toBe(403)
    expect((await call('endUser', method, clients + path, body)).status).toBe(403)
    expect((await call('nobody', method, clients + path, body)).status).toBe(401)
  })

  test('of the seed act as the admin', () => {
    const { account, person } = testDesk()
    const client =
      account.oauthClients.by('identifier', 'example_client').first() ?? account.commit(() => seedOAuth(account))
    expect(client.user_id).toBe(person('admin').id)
  })
})
