import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const root = '/object_layouts'
const path = `${root}/zen:user/essentials_card`
const email = { id: null, zrn: 'zen:user:identity:email' }
const layoutOf = (fields: unknown) => ({ object_layout: { fields } })

describe('essentials cards', () => {
  test('show a default until they are set, and again when they are reset', async () => {
    const { account, call } = testDesk()
    const before = (await call('agent', 'GET', path)).body.object_layout
    expect(before).toMatchObject({ id: null, key: 'zen:user', default: true, max_count: 20, created_at: null })
    expect(before.fields).toContainEqual(email)
    const custom = { id: 360002210417, zrn: 'zen:user:field:custom:360002210417' }
    const put = await call('admin', 'PUT', path, layoutOf([custom, email]))
    const set = put.body.object_layout
    expect([put.status, set]).toEqual([
      200,
      {
        id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
        key: 'zen:user',
        layout: 'essentials_card',
        default: false,
        max_count: 20,
        fields: [custom, email],
        created_at: account.now,
        updated_at: account.now,
      },
    ])
    account.clock.advance(1000)
    const changed = (await call('admin', 'PUT', path, layoutOf([{ zrn: email.zrn }]))).body.object_layout
    expect(changed).toEqual({ ...set, fields: [email], updated_at: account.now })
    const { object_layouts } = (await call('admin', 'GET', `${root}/essentials_cards`)).body
    expect(object_layouts).toContainEqual(changed)
    expect(object_layouts).toHaveLength(2)
    for (const status of [204, 204]) expect((await call('admin', 'DELETE', path)).status).toBe(status)
    expect((await call('agent', 'GET', path)).body.object_layout).toEqual(before)
  })

  test.each([
    ['more than twenty fields', Array.from({ length: 21 }, () => email), 'fields', 'TooLong'],
    ['a field without a name', [{ id: 1, zrn: ' ' }], 'zrn', 'BlankValue'],
  ])('refuse %s', async (_, fields, property, error) => {
    const { status, body } = await testDesk().call('admin', 'PUT', path, layoutOf(fields))
    expect([status, body.details[property][0].error]).toEqual([422, error])
  })

  test('are of users and organizations alone', async () => {
    const { call } = testDesk()
    const other = `${root}/zen:shoe/essentials_card`
    expect((await call('admin', 'GET', other)).status).toBe(404)
    expect((await call('admin', 'PUT', other, layoutOf([email]))).status).toBe(404)
    expect((await call('admin', 'DELETE', other)).status).toBe(404)
  })
})

test.each([
  ['GET', `${root}/essentials_cards`, [200, 403, 403, 403, 401]],
  ['GET', path, [200, 200, 200, 403, 401]],
  ['PUT', path, [200, 403, 403, 403, 401]],
  ['DELETE', path, [204, 204, 204, 403, 401]],
] as const)('who may %s %s', async (method, address, want) => {
  const { call, agentWith } = testDesk()
  const got = []
  for (const who of ['admin', 'agent', agentWith({}, 1), 'endUser', 'nobody'] as const) {
    got.push((await call(who, method, address, method === 'PUT' ? layoutOf([email]) : undefined)).status)
  }
  expect(got).toEqual(want)
})
