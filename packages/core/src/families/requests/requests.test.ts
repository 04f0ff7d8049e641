import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'
import { newTicketField } from '../ticket-fields/new-ticket-field.ts'

async function helpCenter() {
  const desk = testDesk({ world: quietWorld })
  const { call } = desk
  const given = { subject: 'Hub', comment: { body: 'It rattles', public: false }, tags: ['ignored'], status: 'solved' }
  const { request } = (await call('endUser', 'POST', '/requests', { request: given })).body
  const list = async (path: string) =>
    (await call('endUser', 'GET', path)).body.requests.map(({ id }: { id: number }) => id)
  const assign = (status = 'open') =>
    call('agent', 'PUT', `/tickets/${request.id}`, { ticket: { assignee_id: desk.person('agent').id, status } })
  return { ...desk, request, list, assign }
}

test('a request is a new public ticket of the caller', async () => {
  const { request, person, call } = await helpCenter()
  expect(request).toMatchObject({
    url: `https://example.zendesk.com/api/v2/requests/${request.id}.json`,
    status: 'new',
    subject: 'Hub',
    description: 'It rattles',
    requester_id: person('endUser').id,
    organization_id: person('endUser').organization_id,
    is_public: true,
    can_be_solved_by_me: false,
    solved: false,
  })
  expect((await call('admin', 'GET', `/tickets/${request.id}`)).body.ticket).toMatchObject({
    tags: [],
    is_public: true,
  })
})

test('requests are listed by state, in copy, of the user', async () => {
  const { request, list, assign, call, person } = await helpCenter()
  expect(await list('/requests')).toEqual([request.id])
  expect(await list('/requests/open')).toEqual([request.id])
  await assign('solved')
  expect(await list('/requests/open')).toEqual([])
  expect(await list('/requests/solved')).toEqual([request.id])
  expect(await list('/requests?status=open,solved')).toEqual([request.id])
  expect(await list(`/users/${person('endUser').id}/requests?sort_by=updated_at&sort_order=desc`)).toEqual([request.id])
  const ticket = { subject: 'Other', comment: { body: 'a' }, email_ccs: [{ user_id: person('endUser').id }] }
  const copied = (await call('admin', 'POST', '/tickets', { ticket })).body.ticket
  expect(await list('/requests/ccd')).toEqual([copied.id])
  expect((await call('endUser', 'GET', `/users/${person('agent').id}/requests`)).status).toBe(403)
})

test('only the requester, people in copy and sharing organizations see a request', async () => {
  const { request, call, account, agentWith, person } = await helpCenter()
  const colleague = account.users.by('sign_in_name', 'kofi.mensah@example.com').first()
  const own = { ...colleague, email: colleague?.email ?? null }
  expect((await call(own, 'GET', `/requests/${request.id}`)).status).toBe(404)
  expect((await call(agentWith({}), 'GET', `/requests/${request.id}`)).status).toBe(404)
  const organizationId = person('endUser').organization_id
  await call('admin', 'POST', '/organization_memberships', {
    organization_membership: { user_id: colleague?.id, organization_id: organizationId },
  })
  expect((await call(own, 'GET', `/organizations/${organizationId}/requests`)).status).toBe(403)
  await call('admin', 'PUT', `/organizations/${organizationId}`, { organization: { shared_tickets: true } })
  expect((await call(own, 'GET', `/requests/${request.id}`)).status).toBe(200)
  expect((await call(own, 'GET', `/organizations/${organizationId}/requests`)).body.count).toBe(1)
  expect((await call('nobody', 'GET', `/requests/${request.id}`)).status).toBe(401)
})

describe('a request', () => {
  test('takes comments, which are public, and shows no private ones', async () => {
    const { request, call, assign, person } = await helpCenter()
    await assign()
    await call('agent', 'PUT', `/tickets/${request.id}`, { ticket: { comment: { body: 'Secret', public: false } } })
    const update = { comment: { body: 'Any news?', public: false }, subject: 'Ignored', solved: false }
    expect((await call('endUser', 'PUT', `/requests/${request.id}`, { request: update })).body.request.subject).toBe(
      'Hub',
    )
    const { comments, users } = (await call('endUser', 'GET', `/requests/${request.id}/comments`)).body
    expect(comments.map(({ body }: { body: string }) => body)).toEqual(['It rattles', 'Any news?'])
    expect(users).toMatchObject([{ id: person('endUser').id }])
    expect(comments[0]).toMatchObject({ request_id: request.id, public: true })
    expect((await call('endUser', 'GET', `/requests/${request.id}/comments/${comments[1].id}`)).body.comment).toEqual(
      comments[1],
    )
    expect((await call('endUser', 'GET', `/requests/${request.id}/comments?role=agent`)).body.comments).toEqual([])
  })

  test('is solved by its requester once an agent has it', async () => {
    const { request, call, assign } = await helpCenter()
    const solve = () => call('endUser', 'PUT', `/requests/${request.id}`, { request: { solved: true } })
    expect((await solve()).body.request.solved).toBe(false)
    await assign()
    expect((await call('endUser', 'GET', `/requests/${request.id}`)).body.request.can_be_solved_by_me).toBe(true)
    expect((await solve()).body.request).toMatchObject({ solved: true, status: 'solved', can_be_solved_by_me: false })
  })

  test('that is closed takes no comment', async () => {
    const { request, call, assign } = await helpCenter()
    await assign('closed')
    expect(
      (await call('endUser', 'PUT', `/requests/${request.id}`, { request: { comment: { body: 'a' } } })).status,
    ).toBe(422)
  })

  test('shows and takes the fields of the portal only', async () => {
    const { call, account } = await helpCenter()
    const [shown, hidden] = account.commit(() => [
      account.ticketFields.insert(
        newTicketField(account, { type: 'text', title: 'Order', visible_in_portal: true, editable_in_portal: true }),
      ),
      account.ticketFields.insert(newTicketField(account, { type: 'text', title: 'Internal' })),
    ])
    const custom_fields = [
      { id: shown.id, value: 'A 1' },
      { id: hidden.id, value: 'B 2' },
    ]
    const { request } = (
      await call('endUser', 'POST', '/requests', { request: { subject: 'a', comment: { body: 'b' }, custom_fields } })
    ).body
    expect(request.custom_fields).toContainEqual({ id: shown.id, value: 'A 1' })
    const { ticket } = (await call('admin', 'GET', `/tickets/${request.id}`)).body
    expect(ticket.custom_fields).toEqual(expect.arrayContaining([{ id: hidden.id, value: null }]))
  })
})

describe('a new request', () => {
  const inPortal = { visible_in_portal: true, editable_in_portal: true, required_in_portal: true }

  async function portal() {
    const desk = await helpCenter()
    const { call, account } = desk
    const form = () => account.ticketForms.by('isDefault', true).first()
    const changeForm = (ticket_form: object) => call('admin', 'PUT', `/ticket_forms/${form()?.id}`, { ticket_form })
    const made = async (given: object) => {
      const { ticket_field } = (await call('admin', 'POST', '/ticket_fields', { ticket_field: given })).body
      await changeForm({ ticket_field_ids: [...(form()?.ticket_field_ids ?? []), ticket_field.id] })
      return ticket_field
    }
    const ask = (caller: 'endUser' | 'agent' | 'nobody', more: object = {}) =>
      call(caller, 'POST', '/requests', {
        request: { subject: 'a', comment: { body: 'b' }, requester: { name: 'Passer-by' }, ...more },
      })
    return { ...desk, made, ask, changeForm }
  }

  test('tells a customer all that the portal requires; team members and mail are not asked', async () => {
    const { call, made, ask, account } = await portal()
    const order = await made({ type: 'text', title: 'Order', title_in_portal: 'Your order', ...inPortal })
    const locked = await made({ type: 'text', title: 'Locked', ...inPortal, editable_in_portal: false })
    const type = account.ticketFields.by('type', 'tickettype').first()
    await call('admin', 'PUT', `/ticket_fields/${type?.id}`, { ticket_field: inPortal })
    const { status, body } = await ask('endUser', { subject: '', custom_fields: [{ id: locked.id, value: 'x' }] })
    expect(status).toBe(422)
    expect(body.details.base).toEqual([
      { description: 'Subject: cannot be blank', error: 'BlankValue', field_key: 'subject' },
      { description: 'Type: cannot be blank', error: 'BlankValue', field_key: 'type' },
      {
        description: 'Your order: cannot be blank',
        error: 'BlankValue',
        ticket_field_id: order.id,
        ticket_field_type: 'FieldText',
      },
    ])
    expect((await ask('nobody')).status).toBe(422)
    expect((await ask('agent')).status).toBe(201)
    const ticket = { subject: 'a', comment: { body: 'b' } }
    expect((await call('agent', 'POST', '/tickets', { ticket })).status).toBe(201)
    const filled = { type: 'question', custom_fields: [{ id: order.id, value: 'A 1' }] }
    const { request } = (await ask('endUser', filled)).body
    expect(request).toMatchObject({ type: 'question', custom_fields: expect.arrayContaining(filled.custom_fields) })
    const again = { request: { comment: { body: 'c' } } }
    expect((await call('endUser', 'PUT', `/requests/${request.id}`, again)).status).toBe(200)
  })

  test('requires of a conditional field what its condition says, and only where it is shown', async () => {
    const { made, ask, changeForm } = await portal()
    const custom_field_options = ['bike', 'cart'].map((value) => ({ name: value, value }))
    const kind = await made({ type: 'tagger', title: 'Kind', custom_field_options, ...inPortal })
    const frame = await made({ type: 'integer', title: 'Frame', ...inPortal })
    const end_user_conditions = [
      { parent_field_id: kind.id, value: 'bike', child_fields: [{ id: frame.id, is_required: true }] },
    ]
    await changeForm({ end_user_conditions })
    const of = (value: string) => ask('endUser', { custom_fields: { [kind.id]: value } })
    expect((await of('bike')).body.details.base).toMatchObject([{ ticket_field_id: frame.id }])
    expect((await of('cart')).status).toBe(201)
  })
})

test('anonymous callers say who they are', async () => {
  const { call, account } = testDesk()
  const request = { subject: 'a', comment: { body: 'b' } }
  expect((await call('nobody', 'POST', '/requests', { request })).status).toBe(422)
  const made = await call('nobody', 'POST', '/requests', { request: { ...request, requester: { name: 'Passer-by' } } })
  expect(made.status).toBe(201)
  expect(account.users.get(made.body.request.requester_id)).toMatchObject({ name: 'Passer-by', email: null })
})
