import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const path = '/saved_searches'
const late = { name: 'Late parcels', query: 'tags:parcel status<solved', type: 'ticket' }

describe('saved searches', () => {
  test('are kept, changed and deleted by who made them', async () => {
    const { call, account } = testDesk()
    const created = await call('agent', 'POST', path, late)
    expect(created.status).toBe(201)
    const search = created.body.saved_search
    expect(search).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      ...late,
      filters: '{}',
      created_at: account.now,
      updated_at: account.now,
    })
    account.clock.advance(1000)
    const changed = await call('agent', 'PUT', `${path}/${search.id}`, { ...late, name: 'Later parcels' })
    expect(changed.body.saved_search).toEqual({ ...search, name: 'Later parcels', updated_at: account.now })
    expect((await call('agent', 'GET', path)).body).toEqual({ saved_searches: [changed.body.saved_search] })
    expect((await call('agent', 'DELETE', `${path}/${search.id}`)).status).toBe(204)
    expect((await call('agent', 'GET', path)).body).toEqual({ saved_searches: [] })
  })

  test('are nobody else’s business', async () => {
    const { call } = testDesk()
    const { id } = (await call('agent', 'POST', path, late)).body.saved_search
    expect((await call('admin', 'GET', path)).body.saved_searches).toEqual([])
    expect((await call('admin', 'PUT', `${path}/${id}`, late)).status).toBe(404)
    expect((await call('admin', 'DELETE', `${path}/${id}`)).status).toBe(404)
    expect((await call('admin', 'POST', path, late)).status).toBe(201)
  })

  test.each([
    [{ ...late, name: ' ' }, 422],
    [{ ...late, query: '' }, 422],
    [{ ...late, type: 'group' }, 422],
    [{ ...late, name: 'TAKEN' }, 409],
  ])('%o is refused with %i', async (search, status) => {
    const { call } = testDesk()
    await call('agent', 'POST', path, { ...late, name: 'Taken' })
    const answer = await call('agent', 'POST', path, search)
    expect(answer.status).toBe(status)
    expect(answer.body.errors).toMatchObject([{ code: expect.any(String), title: expect.any(String) }])
  })

  test.each([
    ['GET', path],
    ['POST', path],
    ['PUT', `${path}/1`],
    ['DELETE', `${path}/1`],
  ] as const)('end users cannot %s %s', async (method, address) => {
    const { call } = testDesk()
    const body = method === 'GET' ? undefined : late
    expect((await call('endUser', method, address, body)).status).toBe(403)
    expect((await call('nobody', method, address, body)).status).toBe(401)
  })
})
