import { expect, test } from 'vitest'
import { png } from '../../testing.ts'
import { listening } from './listening.ts'

test('who are made are told of with what is theirs, each in an event', async () => {
  const names = ['created', 'identity_created', 'organization_membership_created', 'name_changed']
  const { call, told, person } = await listening(...names.map((name) => `user.${name}`))
  const { organization_id } = person('endUser')
  const user = { name: 'Ines', email: 'ines@mailbox.test', organization_id }
  const { id } = (await call('admin', 'POST', '/users', { user })).body.user
  const all = told()
  expect(all.map(({ type, event }) => [type.slice(20), event])).toEqual([
    ['created', {}],
    [
      'identity_created',
      { identity: { id: expect.any(String), primary: true, type: 'email', value: 'ines@mailbox.test' } },
    ],
    ['organization_membership_created', { organization: { id: String(organization_id) } }],
  ])
  expect(all[0]).toMatchObject({ subject: `zen:user:${id}`, zendesk_event_version: '2022-11-06' })
  expect(all[0].detail).toEqual({
    created_at: '2026-03-14T09:00:00Z',
    default_group_id: '0',
    email: 'ines@mailbox.test',
    external_id: '',
    id: String(id),
    organization_id: String(organization_id),
    role: 'end-user',
    updated_at: '2026-03-14T09:00:00Z',
  })
})

test.each<[string, object, object]>([
  ['alias_changed', { alias: 'Ed' }, { current: 'Ed', previous: '' }],
  ['details_changed', { details: 'Tall' }, { current: 'Tall', previous: '' }],
  ['external_id_changed', { external_id: 'e-1' }, { current: 'e-1', previous: '' }],
  ['name_changed', { name: 'Eve' }, { current: 'Eve', previous: expect.any(String) }],
  ['notes_changed', { notes: 'Kind' }, { current: 'Kind', previous: '' }],
  ['suspended_changed', { suspended: true }, { current: true, previous: false }],
  ['tags_changed', { tags: ['vip'] }, { added: { tags: ['vip'] }, removed: { tags: expect.any(Array) } }],
  ['time_zone_changed', { time_zone: 'Tokyo' }, { current: 'Tokyo', previous: expect.any(String) }],
  ['role_changed', { role: 'agent' }, { current: 'agent', previous: 'end-user' }],
])('%s', async (name, user, event) => {
  const { call, events, person } = await listening(`user.${name}`)
  await call('admin', 'PUT', `/users/${person('endUser').id}`, { user })
  expect(events()).toEqual([[`user.${name}`, event]])
})

test('the role of an agent is told by its id, and a picture by its address', async () => {
  const names = ['custom_role_changed', 'only_private_comments_changed', 'photo_changed']
  const { call, send, events, person } = await listening(...names.map((name) => `user.${name}`))
  const { custom_role } = (await call('admin', 'POST', '/custom_roles', { custom_role: { name: 'Notes' } })).body
  const at = `/users/${person('agent').id}`
  const user = { custom_role_id: custom_role.id, only_private_comments: true }
  await call('admin', 'PUT', at, { user })
  expect(events()).toEqual([
    ['user.custom_role_changed', { current: String(custom_role.id), previous: '0' }],
    ['user.only_private_comments_changed', { current: true, previous: false }],
  ])
  const body = new FormData()
  body.set('user[photo][uploaded_data]', new File([png(40, 40)], 'face.png', { type: 'image/png' }))
  const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
  const { photo } = (await send('PUT', at, { headers, body })).body.user
  expect(events()).toEqual([['user.photo_changed', { current: photo.content_url, previous: '' }]])
})

test('what changes beside a name is not told to who listens to names', async () => {
  const { call, events, person } = await listening('user.name_changed')
  await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { notes: 'Kind' } })
  expect(events()).toEqual([])
})

test('values of their fields come with the field', async () => {
  const { call, events, person } = await listening('user.custom_field_changed')
  const user_field = { type: 'text', key: 'plan', title: 'Plan' }
  const { id } = (await call('admin', 'POST', '/user_fields', { user_field })).body.user_field
  expect(events()).toEqual([])
  await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { user_fields: { plan: 'gold' } } })
  const custom_field = { id: String(id), title: 'Plan', type: 'text' }
  expect(events()).toEqual([
    ['user.custom_field_changed', { current: { value: 'gold' }, custom_field, previous: { value: null } }],
  ])
})

test('addresses and memberships are events of who has them', async () => {
  const kinds = ['identity_created', 'identity_changed', 'identity_deleted', 'group_membership_created']
  const more = ['group_membership_deleted', 'default_group_changed', 'organization_membership_deleted']
  const { call, events, person } = await listening(...[...kinds, ...more].map((name) => `user.${name}`))
  const { id, organization_id } = person('endUser')
  const identity = { type: 'email', value: 'second@mailbox.test' }
  const added = (await call('admin', 'POST', `/users/${id}/identities`, { identity })).body.identity
  await call('admin', 'PUT', `/users/${id}/identities/${added.id}`, { identity: { value: 'third@mailbox.test' } })
  await call('admin', 'DELETE', `/users/${id}/identities/${added.id}`)
  const told = { id: String(added.id), primary: false, type: 'email', value: 'third@mailbox.test' }
  expect(events()).toEqual([
    ['user.identity_created', { identity: { ...told, value: 'second@mailbox.test' } }],
    ['user.identity_changed', { current: told, previous: { ...told, value: 'second@mailbox.test' } }],
    ['user.identity_deleted', { identity: told }],
  ])
  const { group } = (await call('admin', 'POST', '/groups', { group: { name: 'Boilers' } })).body
  const group_membership = { user_id: person('agent').id, group_id: group.id, default: true }
  const joined = (await call('admin', 'POST', '/group_memberships', { group_membership })).body.group_membership
  const [first, second] = events()
  expect(first).toEqual(['user.group_membership_created', { group: { id: String(group.id) } }])
  expect(second).toMatchObject(['user.default_group_changed', { current: String(group.id) }])
  await call('admin', 'DELETE', `/group_memberships/${joined.id}`)
  expect(events().map(([type]) => type)).toEqual(['user.group_membership_deleted', 'user.default_group_changed'])
  await call('admin', 'PUT', `/users/${id}`, { user: { organization_id: null } })
  expect(events()).toEqual([
    ['user.organization_membership_deleted', { organization: { id: String(organization_id) } }],
  ])
})

test('who is deleted is no longer active, and the password is told to nobody', async () => {
  const { call, events, person } = await listening(
    ...['active_changed', 'deleted', 'password_changed', 'name_changed'].map((name) => `user.${name}`),
  )
  const user = { name: 'Ines', email: 'ines@mailbox.test' }
  const { id } = (await call('admin', 'POST', '/users', { user })).body.user
  await call('admin', 'DELETE', `/users/${id}`)
  expect(events()).toEqual([
    ['user.active_changed', { current: false, previous: true }],
    ['user.deleted', {}],
  ])
  await call('admin', 'DELETE', `/deleted_users/${id}`)
  expect(events()).toEqual([])
  const given = { previous_password: 'password', password: 'correct horse' }
  await call('endUser', 'PUT', `/users/${person('endUser').id}/password`, given)
  expect(events()).toEqual([['user.password_changed', {}]])
})

test('a merge is told of who is gone, with who goes on', async () => {
  const { call, told } = await listening('user.merged', 'user.identity_deleted', 'user.identity_created')
  const make = async (name: string) =>
    (await call('admin', 'POST', '/users', { user: { name, email: `${name}@mailbox.test` } })).body.user.id
  const [loser, winner] = [await make('ines'), await make('inez')]
  told()
  await call('admin', 'PUT', `/users/${loser}/merge`, { user: { id: winner } })
  expect(told().map(({ type, subject }) => [type.slice(20), subject])).toEqual([
    ['merged', `zen:user:${loser}`],
    ['identity_deleted', `zen:user:${loser}`],
    ['identity_created', `zen:user:${winner}`],
  ])
})

test('a sign-in is told by its time, at most once a minute', async () => {
  const { call, told, later, person } = await listening('user.last_login_changed')
  later()
  await call('endUser', 'GET', '/users/me')
  await call('endUser', 'GET', '/users/me')
  const own = told().filter(({ subject }) => subject === `zen:user:${person('endUser').id}`)
  expect(own).toMatchObject([{ event: { current: '2026-03-14T09:01:00Z' } }])
})

test('a mail from somebody new tells of a person', async () => {
  const { fakedesk, events } = await listening('user.created', 'ticket.created')
  await fakedesk.receiveMail('From: new@mailbox.test\nTo: support@example.zendesk.com\nSubject: Hi\n\nAnybody?')
  expect(events().map(([type]) => type)).toEqual(['ticket.created', 'user.created'])
})

test('organizations are told of when they are made, changed and deleted', async () => {
  const names = ['created', 'name_changed', 'external_id_changed', 'tags_changed', 'deleted']
  const { call, told } = await listening(...names.map((name) => `organization.${name}`))
  const organization = { name: 'Kettles', tags: ['a', 'b'] }
  const { id } = (await call('admin', 'POST', '/organizations', { organization })).body.organization
  const [made] = told()
  expect(made).toMatchObject({ type: 'zen:event-type:organization.created', subject: `zen:organization:${id}` })
  expect(made.detail).toEqual({
    created_at: '2026-03-14T09:00:00Z',
    id: String(id),
    name: 'Kettles',
    shared_comments: false,
    shared_tickets: false,
    updated_at: '2026-03-14T09:00:00Z',
  })
  await call('admin', 'PUT', `/organizations/${id}`, {
    organization: { name: 'Pots', external_id: 'p', tags: ['b', 'c'] },
  })
  await call('admin', 'DELETE', `/organizations/${id}`)
  expect(told().map(({ type, event }) => [type.slice(28), event])).toEqual([
    ['name_changed', { current: 'Pots', previous: 'Kettles' }],
    ['external_id_changed', { current: 'p', previous: '' }],
    ['tags_changed', { added: { tags: ['c'] }, removed: { tags: ['a'] } }],
    ['deleted', {}],
  ])
})
