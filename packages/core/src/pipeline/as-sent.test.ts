import { describe, expect, test } from 'vitest'
import { testDesk } from '../testing.ts'

/** What a configuration tool sends and compares with what it reads: every property that can be written. */
const sent: readonly [path: string, key: string, created: object, changed: object][] = [
  [
    'users',
    'user',
    {
      ...{
        name: 'Ida',
        alias: 'i',
        details: 'd',
        notes: 'n',
        signature: 's',
        external_id: 'X-1',
        phone: '+14155550100',
      },
      ...{ role: 'end-user', locale: 'de', time_zone: 'Berlin', tags: ['b', 'a'], moderator: true, suspended: true },
      ...{ only_private_comments: true, ticket_restriction: 'organization', shared_phone_number: false },
      user_fields: { text: 'x', flag: true, many: ['two', 'one'], number: 1 },
    },
    {
      ...{ alias: '', details: '', notes: '', signature: '', tags: [], moderator: false, suspended: false },
      only_private_comments: false,
      user_fields: { text: '', flag: false, many: ['one', 'two'], number: 0 },
    },
  ],
  [
    'organizations',
    'organization',
    {
      ...{ name: 'Tea', details: 'd', notes: 'n', external_id: 'X-1', domain_names: ['b.example', 'a.example'] },
      ...{ shared_tickets: true, shared_comments: true, tags: ['b', 'a'] },
      organization_fields: { text: 'x', flag: true, many: ['two', 'one'], number: 1 },
    },
    {
      ...{ details: '', notes: '', external_id: '', domain_names: [], shared_tickets: false, shared_comments: false },
      tags: [],
      organization_fields: { text: '', flag: false, many: ['one', 'two'], number: 0 },
    },
  ],
  ['groups', 'group', { name: 'Tea', description: 'd', is_public: true }, { description: '', is_public: false }],
  ...(['user', 'organization'] as const).flatMap((kind): (typeof sent)[number][] => [
    [
      `${kind}_fields`,
      `${kind}_field`,
      { key: 'k', title: 'T', description: 'd', type: 'text', active: true, position: 2 },
      { description: '', active: false, position: 0 },
    ],
    [
      `${kind}_fields`,
      `${kind}_field`,
      { key: 'c', title: 'C', type: 'checkbox', tag: 'c', active: false, raw_title: 'C', raw_description: 'd' },
      { tag: '', active: true, raw_description: '' },
    ],
    [
      `${kind}_fields`,
      `${kind}_field`,
      { key: 'r', title: 'R', type: 'regexp', regexp_for_validation: '^a$' },
      { regexp_for_validation: '^b$' },
    ],
    [
      `${kind}_fields`,
      `${kind}_field`,
      {
        ...{ key: 'l', title: 'L', type: 'lookup', relationship_target_type: 'zen:user' },
        relationship_filter: { all: [{ field: 'role', operator: 'is', value: '4' }], any: [] },
      },
      { relationship_filter: { all: [], any: [{ field: 'role', operator: 'is', value: '2' }] } },
    ],
    [
      `${kind}_fields`,
      `${kind}_field`,
      {
        ...{ key: 'd', title: 'D', type: 'dropdown' },
        custom_field_options: ['z', 'a', 'm'].map((value) => ({ name: value, value })),
      },
      { custom_field_options: ['m', 'z'].map((value) => ({ name: value, value })) },
    ],
  ]),
  [
    'brands',
    'brand',
    {
      name: 'Tea',
      subdomain: 'tea',
      active: true,
      has_help_center: true,
      signature_template: 't',
    },
    { active: false, has_help_center: false, signature_template: '' },
  ],
  [
    'custom_roles',
    'custom_role',
    { name: 'Tea', description: 'd', configuration: { ticket_editing: true, view_access: 'full' } },
    { description: '', configuration: { ticket_editing: false, view_access: 'readonly' } },
  ],
  [
    'oauth/clients',
    'client',
    {
      ...{ name: 'Tea', identifier: 'tea', kind: 'public', company: 'c', description: 'd' },
      redirect_uri: ['https://b.example/', 'https://a.example/'],
    },
    { company: '', description: '', redirect_uri: [] },
  ],
]

/** What generated clients send of properties that nobody can write. */
const zeroes = { id: 0, url: '', created_at: '0001-01-01T00:00:00Z', updated_at: '0001-01-01T00:00:00Z' }

async function desk() {
  const { call } = testDesk()
  for (const kind of ['user', 'organization']) {
    const options = ['one', 'two'].map((value) => ({ name: value, value }))
    for (const [key, type] of Object.entries({
      text: 'text',
      flag: 'checkbox',
      number: 'integer',
      many: 'multiselect',
    })) {
      const field = { key, title: key, type, ...(type === 'multiselect' && { custom_field_options: options }) }
      await call('admin', 'POST', `/${kind}_fields`, { [`${kind}_field`]: field })
    }
  }
  return { call }
}

describe.each(sent)('%s (%#)', (path, key, created, changed) => {
  test('come back as they were sent, and zero values of what cannot be written do nothing', async () => {
    const { call } = await desk()
    const address = `/api/v2/${path}`
    const create = await call('admin', 'POST', `${address}.json`, { [key]: { ...created, ...zeroes } })
    expect([create.status, create.body[key]]).toMatchObject([201, created])
    const { id, url } = create.body[key]
    const show = async () => (await call('admin', 'GET', `${address}/${id}`)).body[key]
    expect(await show()).toMatchObject({ ...created, id, created_at: '2026-03-14T09:00:00Z' })
    const change = await call('admin', 'PUT', `${address}/${id}`, { [key]: { ...changed, ...zeroes } })
    expect([change.status, change.body[key]]).toMatchObject([200, changed])
    expect(await show()).toMatchObject({ ...created, ...changed, id, created_at: '2026-03-14T09:00:00Z' })
    if (url !== undefined) expect((await show()).url).toBe(url)
    const blank = await call('admin', 'PUT', `${address}/${id}`, { [key]: { ...changed, id: '' } })
    expect([blank.status, blank.body[key].id]).toEqual([200, id])
  })
})

describe('zero values do nothing either where records are found or linked', () => {
  test('create_or_update goes by what it is given besides', async () => {
    const { call } = testDesk()
    for (const status of [201, 200]) {
      const organization = { ...zeroes, name: 'Tea', external_id: 'tea' }
      expect((await call('admin', 'POST', '/organizations/create_or_update', { organization })).status).toBe(status)
      const user = { ...zeroes, id: '', name: 'Ida', external_id: 'ida' }
      expect((await call('admin', 'POST', '/users/create_or_update', { user })).status).toBe(status)
    }
  })

  test.each([0, '', null])('bulk updates with id %j go by external id', async (id) => {
    const { call, finished } = testDesk()
    const people = { user: { name: 'Ida', external_id: 'x' }, organization: { name: 'Tea', external_id: 'x' } }
    for (const [key, record] of Object.entries(people)) {
      const made = (await call('admin', 'POST', `/${key}s`, { [key]: record })).body[key]
      const change = { [`${key}s`]: [{ ...zeroes, id, external_id: 'x', notes: 'n' }] }
      const { results } = (await finished(await call('admin', 'PUT', `/${key}s/update_many`, change))).body.job_status
      expect(results).toEqual([{ action: 'update', id: made.id, status: 'Updated', success: true }])
      expect((await call('admin', 'GET', `/${key}s/${made.id}`)).body[key].notes).toBe('n')
    }
  })

  test('memberships and identities are made', async () => {
    const { call, person } = testDesk()
    const user_id = person('agent').id
    const group = (await call('admin', 'POST', '/groups', { group: { name: 'Tea' } })).body.group
    const organization = (await call('admin', 'POST', '/organizations', { organization: { name: 'Tea' } })).body
      .organization
    const made = [
      ['/group_memberships', { group_membership: { ...zeroes, user_id, group_id: group.id } }],
      [
        '/organization_memberships',
        { organization_membership: { ...zeroes, user_id, organization_id: organization.id } },
      ],
      [`/users/${user_id}/identities`, { identity: { ...zeroes, type: 'email', value: 'second@example.com' } }],
    ] as const
    for (const [path, body] of made) expect((await call('admin', 'POST', path, body)).status).toBe(201)
  })
})
