import { describe, expect, test } from 'vitest'
import { testDesk } from './testing.ts'

const duplicate = (description: string) => [{ description, error: 'DuplicateValue' }]
const options = ['one', 'one'].map((value) => ({ name: value, value }))
const client = { name: 'Tea', identifier: 'tea_house', kind: 'public' }

describe('a value that is taken is named', () => {
  test.each([
    [
      'organizations',
      { organization: { name: 'Tea House' } },
      { name: duplicate('Name: Tea House has already been taken') },
    ],
    ['groups', { group: { name: 'Tea House' } }, { name: duplicate('Name: Tea House has already been taken') }],
    ['custom_roles', { custom_role: { name: 'Tea' } }, { name: duplicate('Name: Tea has already been taken') }],
    ['user_fields', { user_field: { key: 'tea', title: 'T' } }, { key: duplicate('Key: tea has already been taken') }],
    [
      'organization_fields',
      { organization_field: { key: 'tea', title: 'T' } },
      { key: duplicate('Key: tea has already been taken') },
    ],
    [
      'brands',
      { brand: { name: 'Tea', subdomain: 'tea' } },
      { subdomain: duplicate('Subdomain: tea has already been taken') },
    ],
    ['oauth/clients', { client }, { identifier: duplicate('Identifier: tea_house has already been taken') }],
  ])('%s', async (path, body, details) => {
    const { call } = testDesk()
    expect((await call('admin', 'POST', `/api/v2/${path}.json`, body)).status).toBe(201)
    const refused = await call('admin', 'POST', `/api/v2/${path}.json`, body)
    expect([refused.status, refused.body.details]).toEqual([422, details])
  })

  test('options of a field', async () => {
    const { body } = await testDesk().call('admin', 'POST', '/user_fields', {
      user_field: { key: 'tea', title: 'Tea', type: 'dropdown', custom_field_options: options },
    })
    expect(body.details).toEqual({ custom_field_options: duplicate('Value: one has already been taken') })
  })

  test('within jobs too', async () => {
    const { call, finished } = testDesk()
    const users = [1, 2].map(() => ({ name: 'Ida', email: 'ida@example.net' }))
    const { body } = await finished(await call('admin', 'POST', '/users/create_many', { users }))
    expect(body.job_status.results[1].details).toBe('Email: ida@example.net is already being used by another user')
  })
})

test.each([
  ['POST', 'organization_memberships/create_many', 'organization_memberships', { user_id: 1, organization_id: 1 }],
  ['POST', 'group_memberships/create_many', 'group_memberships', { user_id: 1, group_id: 1 }],
  ['PUT', 'users/update_many', 'users', { id: 1 }],
  ['POST', 'organizations/create_many', '', { name: 'A' }],
])('%s %s names the parameter with too many items, where Zendesk does', async (method, path, parameter, item) => {
  const key = parameter || 'organizations'
  const { status, body } = await testDesk().call('admin', method, `/${path}`, { [key]: Array(101).fill(item) })
  expect(status).toBe(400)
  expect(body.description).toBe(`Parameter ${parameter} cannot specify more than 100 values`)
})
