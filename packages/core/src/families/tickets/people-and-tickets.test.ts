import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

async function desk() {
  const tools = testDesk({ world: quietWorld })
  const { call, person } = tools
  const open = async (ticket: object) =>
    (await call('admin', 'POST', '/tickets', { ticket: { subject: 'Hub', comment: { body: 'a' }, ...ticket } })).body
      .ticket
  const show = async (id: number, query = '') => (await call('admin', 'GET', `/tickets/${id}${query}`)).body
  const own = await open({ requester_id: person('endUser').id, assignee_id: person('agent').id })
  return { ...tools, open, show, own }
}

test('people and organizations count their tickets', async () => {
  const { call, person, own } = await desk()
  const related = async (path: string) => (await call('admin', 'GET', `${path}/related`)).body
  expect((await related(`/users/${person('agent').id}`)).user_related).toMatchObject({ assigned_tickets: 1 })
  expect((await related(`/users/${person('endUser').id}`)).user_related).toMatchObject({ requested_tickets: 1 })
  expect(await related(`/organizations/${own.organization_id}`)).toMatchObject({
    organization_related: { tickets_count: 1 },
  })
  const counted = (await call('admin', 'GET', `/users/${person('endUser').id}?include=open_ticket_count`)).body
  expect(counted.open_ticket_count).toEqual({ [person('endUser').id]: 1 })
  expect((await call('admin', 'DELETE', `/users/${person('endUser').id}`)).body.details.base[0].description).toBe(
    'User is requester on 1 ticket(s) that are not closed.',
  )
})

test('an agent who leaves the group, or is one no more, leaves the working tickets', async () => {
  const { call, person, own, show, open } = await desk()
  const done = await open({ assignee_id: person('agent').id, status: 'solved' })
  const membership = (await call('admin', 'GET', `/users/${person('agent').id}/group_memberships`)).body
    .group_memberships[0]
  expect((await call('admin', 'DELETE', `/group_memberships/${membership.id}`)).status).toBe(204)
  expect((await show(own.id)).ticket).toMatchObject({ assignee_id: null, group_id: membership.group_id })
  expect((await show(done.id)).ticket.assignee_id).toBe(person('agent').id)
  const { audits } = (await call('admin', 'GET', `/tickets/${own.id}/audits`)).body
  expect(audits.at(-1)).toMatchObject({ author_id: -1, via: { channel: 'system' } })
})

test('who leaves an organization takes it off their working tickets', async () => {
  const { call, person, own, show } = await desk()
  await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { organization_id: null } })
  expect((await show(own.id)).ticket.organization_id).toBeNull()
})

test('merged organizations and users bring their tickets along', async () => {
  const { call, person, own, show, account } = await desk()
  const winner = (await call('admin', 'POST', '/organizations', { organization: { name: 'Winner' } })).body.organization
  await call('admin', 'POST', `/organizations/${own.organization_id}/merge`, {
    organization_merge: { winner_id: winner.id },
  })
  account.clock.advance(1000)
  expect((await show(own.id)).ticket.organization_id).toBe(winner.id)
  const other = account.users.by('sign_in_name', 'kofi.mensah@example.com').first()
  await call('admin', 'PUT', `/users/${person('endUser').id}/merge`, { user: { id: other?.id } })
  expect((await show(own.id)).ticket.requester_id).toBe(other?.id)
})

test('related records come along, within the ticket or beside it', async () => {
  const { call, own, person, show } = await desk()
  await call('agent', 'PUT', `/tickets/${own.id}`, { ticket: { comment: { body: 'b' } } })
  const names =
    'users,groups,organizations,brands,custom_statuses,ticket_forms,last_audits,comment_count,incident_counts'
  const body = await show(own.id, `?include=${names}`)
  expect(body.ticket).toMatchObject({ comment_count: 2, incident_counts: 0 })
  expect(body.users.map(({ id }: { id: number }) => id)).toEqual(
    expect.arrayContaining([person('endUser').id, person('agent').id]),
  )
  expect(body.last_audits).toMatchObject([{ ticket_id: own.id, author_id: person('agent').id }])
  for (const key of ['groups', 'organizations', 'brands', 'custom_statuses', 'ticket_forms'])
    expect(body[key]).toHaveLength(1)
})

test('the tags of a ticket are set, added to and taken away, each by an audit', async () => {
  const { call, own } = await desk()
  const path = `/tickets/${own.id}/tags`
  expect((await call('agent', 'POST', path, { tags: ['RARE', 'late'] })).body).toEqual({ tags: ['rare', 'late'] })
  expect((await call('agent', 'PUT', path, { tags: ['new'] })).body).toEqual({ tags: ['rare', 'late', 'new'] })
  expect((await call('agent', 'DELETE', path, { tags: ['late'] })).body).toEqual({ tags: ['rare', 'new'] })
  expect((await call('agent', 'GET', path)).body.tags).toEqual(['rare', 'new'])
  expect((await call('agent', 'GET', `/tickets/${own.id}/audits`)).body.audits).toHaveLength(4)
  expect((await call('admin', 'GET', '/tags')).body.tags).toEqual(expect.arrayContaining([{ name: 'rare', count: 1 }]))
})
