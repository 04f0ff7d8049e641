import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'
import { joinGroup } from '../group-memberships/join-group.ts'

const workflows = '/approval_workflow_instances'

async function desk() {
  const tools = testDesk({ world: quietWorld })
  const { account, call, person } = tools
  type Who = Parameters<typeof call>[0]
  const requester_id = person('endUser').id
  const open = async (given: object = {}): Promise<number> => {
    const people = { requester_id, assignee_id: person('agent').id }
    const ticket = { subject: 'Hub', comment: { body: 'It rattles' }, priority: 'high', ...people, ...given }
    return (await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id
  }
  const ticket_id = await open()
  const approver = { assignee_user_id: person('secondAgent').id }
  /** Asks on the ticket, a second later than before. */
  const ask = (given: object = {}, who: Who = 'admin') => {
    account.clock.advance(1000)
    return call(who, 'POST', '/approval_requests', { subject: 'Refund', ticket_id, ...approver, ...given })
  }
  const asked = async (given: object = {}, who: Who = 'admin') => (await ask(given, who)).body.approval_request
  const addressOf = (id: string, workflow = id) => `${workflows}/${workflow}/approval_requests/${id}`
  const show = async (id: string) => (await call('admin', 'GET', addressOf(id))).body.approval_request
  const settle = (who: Who, id: string, status: string, notes?: string) =>
    call(who, 'PATCH', `${addressOf(id)}/decision`, { status, notes })
  const listed = async (query: string) =>
    (await call('admin', 'GET', `/approval_requests?${query}`)).body.approval_requests.map(
      ({ id }: { id: string }) => id,
    )
  return { ...tools, open, ticket_id, ask, asked, addressOf, show, settle, listed }
}

const look = ({ id, name }: { id: number; name: string }) => ({ id, name, photo: { content_url: null } })

describe('an approval', () => {
  test('is asked for on a ticket, shown with a digest of it, decided on and stands', async () => {
    const { account, call, person, ticket_id, ask, show, settle } = await desk()
    const made = await ask({ message: 'The parcel is lost.' })
    const { approval_request: request } = made.body
    expect(made.status).toBe(201)
    expect(request).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      subject: 'Refund',
      message: 'The parcel is lost.',
      status: 'pending',
      ticket_id,
      assignee_user_id: person('secondAgent').id,
      assignee_group_id: null,
      created_by_id: person('admin').id,
      created_at: account.now,
      origination_type: 'API_ORIGINATION',
    })
    const { custom_fields } = (await call('admin', 'GET', `/tickets/${ticket_id}`)).body.ticket
    const whole = {
      id: request.id,
      subject: 'Refund',
      message: 'The parcel is lost.',
      status: 'pending',
      assignee_user: look(person('secondAgent')),
      assignee_group: null,
      created_by_user: look(person('admin')),
      created_at: request.created_at,
      decided_at: null,
      decisions: [],
      ticket_details: {
        id: ticket_id,
        status: 'open',
        priority: 'high',
        requester: look(person('endUser')),
        custom_fields,
      },
      ticket_id,
      withdrawn_reason: null,
      origination_type: 'API_ORIGINATION',
    }
    expect(await show(request.id)).toEqual(whole)
    account.clock.advance(1000)
    const { status, body } = await settle('secondAgent', request.id, 'approved', 'Fine with me.')
    expect(status).toBe(200)
    expect(body.approval_request).toMatchObject({
      status: 'approved',
      decided_at: account.now,
      decisions: [
        {
          id: expect.any(String),
          status: 'approved',
          decided_at: account.now,
          decided_by_user: look(person('secondAgent')),
          decision_notes: 'Fine with me.',
          origination_type: 'API_ORIGINATION',
        },
      ],
    })
    const again = await settle('secondAgent', request.id, 'rejected')
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'InvalidValue'])
    expect(await show(request.id)).toEqual(body.approval_request)
  })

  test('tells of people and the ticket as they are now', async () => {
    const { call, person, ticket_id, asked, show } = await desk()
    const { id } = await asked()
    await show(id)
    await call('admin', 'PUT', `/users/${person('secondAgent').id}`, { user: { name: 'Rosa F.' } })
    await call('admin', 'PUT', `/tickets/${ticket_id}`, { ticket: { priority: 'low' } })
    const now = await show(id)
    expect([now.assignee_user.name, now.ticket_details.priority]).toEqual(['Rosa F.', 'low'])
    await call('admin', 'DELETE', `/tickets/${ticket_id}`)
    expect((await call('secondAgent', 'GET', `${workflows}/${id}/approval_requests/${id}`)).body).toMatchObject({
      approval_request: { ticket_details: null, ticket_id },
    })
  })

  test('of a group is decided by its members', async () => {
    const { account, agentWith, asked, settle } = await desk()
    const group = [...account.groups.rows].find(({ name }) => name === 'Billing')
    const member = agentWith({ ticket_access: 'assigned-only' })
    account.commit(() => joinGroup(account, { userId: member.id, groupId: group?.id }))
    const { id } = await asked({ assignee_user_id: undefined, assignee_group_id: group?.id })
    expect((await settle('agent', id, 'approved')).status).toBe(403)
    const { body } = await settle(member, id, 'approved')
    expect(body.approval_request).toMatchObject({
      status: 'approved',
      assignee_user: null,
      assignee_group: { id: group?.id, name: 'Billing' },
    })
  })

  test.each([
    ['nothing to decide', { subject: ' ' }, 'BlankValue'],
    ['nobody to decide', { assignee_user_id: undefined }, 'BlankValue'],
    ['a person and a group', { assignee_group_id: 4711 }, 'InvalidValue'],
    ['a person that there is not', { assignee_user_id: 4711 }, 'InvalidValue'],
    ['a group that there is not', { assignee_user_id: undefined, assignee_group_id: 4711 }, 'InvalidValue'],
    ['a ticket that there is not', { ticket_id: 4711 }, 'InvalidValue'],
  ])('is refused with %s', async (_, given, code) => {
    const { account, ask } = await desk()
    const { status, body } = await ask(given)
    expect([status, body.errors[0].code]).toEqual([422, code])
    expect(account.approvalRequests.size).toBe(0)
  })

  test('is not for the requester of the ticket to decide', async () => {
    const { person, open, ask } = await desk()
    expect((await ask({ assignee_user_id: person('endUser').id })).status).toBe(422)
    const ticket_id = await open({ requester_id: person('secondAgent').id })
    expect((await ask({ ticket_id, assignee_user_id: person('secondAgent').id })).status).toBe(422)
    expect((await ask({ ticket_id, assignee_user_id: person('endUser').id })).status).toBe(201)
  })
})

describe('withdrawing', () => {
  test.each([
    ['who asked', 'admin', 200],
    ['who is assigned to the ticket', 'agent', 200],
    ['who is asked', 'secondAgent', 403],
  ] as const)('%s: %s gets %i', async (_, who, want) => {
    const { asked, settle, show } = await desk()
    const { id } = await asked()
    expect((await settle(who, id, 'withdrawn', 'No need')).status).toBe(want)
    const [status, reason] = want === 200 ? ['withdrawn', 'No need'] : ['pending', null]
    expect(await show(id)).toMatchObject({ status, withdrawn_reason: reason, decisions: [] })
  })

  test('an admin who has nothing to do with it does not', async () => {
    const { asked, settle } = await desk()
    const { id } = await asked({}, 'agent')
    expect((await settle('admin', id, 'withdrawn')).status).toBe(403)
  })

  test('goes after a yes, which stays on record, and not after a no or twice', async () => {
    const { asked, settle } = await desk()
    const [one, two] = [await asked(), await asked()]
    await settle('secondAgent', one.id, 'approved')
    const { body } = await settle('admin', one.id, 'withdrawn')
    expect(body.approval_request).toMatchObject({ status: 'withdrawn', decisions: [{ status: 'approved' }] })
    expect((await settle('admin', one.id, 'withdrawn')).status).toBe(422)
    expect((await settle('secondAgent', one.id, 'approved')).status).toBe(422)
    await settle('secondAgent', two.id, 'rejected')
    expect((await settle('admin', two.id, 'withdrawn')).status).toBe(422)
  })

  test('pending leaves an approval open', async () => {
    const { asked, settle } = await desk()
    const { id } = await asked()
    const { status, body } = await settle('secondAgent', id, 'pending')
    expect([status, body.approval_request.status, body.approval_request.decisions]).toEqual([200, 'pending', []])
    expect((await settle('secondAgent', id, 'perhaps')).status).toBe(422)
  })
})

describe('the list of approvals', () => {
  test('is narrowed by several values of each filter, and by all filters', async () => {
    const { account, person, asked, settle, listed } = await desk()
    const group = account.groups.rows.first()?.id
    const one = await asked()
    const two = await asked({ assignee_user_id: person('agent').id })
    const three = await asked({ assignee_user_id: undefined, assignee_group_id: group })
    await settle('agent', two.id, 'approved')
    await settle('admin', three.id, 'withdrawn')
    expect(await listed('')).toEqual([one.id, two.id, three.id])
    expect(await listed('filter[status]=active')).toEqual([one.id])
    expect(await listed('filter[status]=approved,withdrawn')).toEqual([two.id, three.id])
    const users = `filter[assignee_user_id]=${person('agent').id},${person('secondAgent').id}`
    expect(await listed(users)).toEqual([one.id, two.id])
    expect(await listed(`${users}&filter[status]=approved`)).toEqual([two.id])
    expect(await listed(`filter[assignee_group_id]=${group}`)).toEqual([three.id])
  })

  test.each([
    ['an id that is no number', 'filter[assignee_user_id]=me'],
    ['more values than a hundred', `filter[status]=${'approved,'.repeat(101)}`],
  ])('refuses %s', async (_, query) => {
    expect((await (await desk()).call('admin', 'GET', `/approval_requests?${query}`)).status).toBe(400)
  })

  test('pages by cursors of their own names', async () => {
    const { call, asked } = await desk()
    const ids = [await asked(), await asked(), await asked()].map(({ id }) => id)
    const page = async (query: string) => (await call('admin', 'GET', `/approval_requests?${query}`)).body
    const first = await page('page[size]=2')
    const rest = await page(`after_cursor=${encodeURIComponent(first.meta.after_cursor)}`)
    expect(rest.approval_requests).toMatchObject([{ id: ids[2] }])
    expect(rest.links.next).not.toContain('after_cursor')
    const back = await page(`before_cursor=${encodeURIComponent(rest.meta.before_cursor)}`)
    expect(back.approval_requests).toMatchObject([{ id: ids[0] }, { id: ids[1] }])
    expect((await call('admin', 'GET', '/approval_requests?after_cursor=nonsense')).status).toBe(400)
  })
})

describe('approvals of a workflow', () => {
  async function workflow() {
    const tools = await desk()
    const { account, call, person, ticket_id } = tools
    const { body } = await call('admin', 'POST', workflows, { name: 'Refund', ticket_id })
    const { id } = body.custom_object_record
    const requests = `${workflows}/${id}/approval_requests`
    const step = (given: object = {}) => {
      account.clock.advance(1000)
      return call('admin', 'POST', requests, { subject: 'a', assignee_user: person('secondAgent').id, ...given })
    }
    const search = async (given: object = {}, query = '') =>
      (await call('admin', 'POST', `${requests}/search${query}`, given)).body
    return { ...tools, id, requests, step, search }
  }

  test('are asked for, shown under the workflow and found in short', async () => {
    const { call, person, ticket_id, id, requests, step, search } = await workflow()
    const made = await step({ ticket_id, workflow_instance_id: id, message: 'b' })
    const { approval_request: request } = made.body
    expect([made.status, request.ticket_details.id, request.status]).toEqual([201, ticket_id, 'pending'])
    expect((await call('agent', 'GET', `${requests}/${request.id}`)).body).toEqual(made.body)
    expect((await call('agent', 'GET', `${workflows}/nobody/approval_requests/${request.id}`)).status).toBe(404)
    expect(await search()).toEqual({
      approval_requests: [
        {
          id: request.id,
          subject: 'a',
          message: 'b',
          status: 'pending',
          requester_name: person('endUser').name,
          created_by_name: person('admin').name,
          created_at: request.created_at,
          approval_workflow_instance_id: id,
        },
      ],
      after_cursor: null,
      after_url: null,
      before_cursor: null,
      before_url: null,
      count: 1,
    })
  })

  test.each([{ ticket_id: 4711 }, { workflow_instance_id: 'other' }])(
    'are refused with %o, which is not the workflow’s',
    async (given) => {
      expect((await (await workflow()).step(given)).status).toBe(422)
    },
  )

  test('are searched by state and people, and page by page', async () => {
    const { call, person, id, step, search, requests } = await workflow()
    const ids: string[] = []
    for (let made = 0; made < 3; made++) ids.push((await step()).body.approval_request.id)
    await call('secondAgent', 'PATCH', `${requests}/${ids[1]}/decision`, { status: 'rejected' })
    const found = async (given: object, query = '') =>
      (await search(given, query)).approval_requests.map((one: { id: string }) => one.id)
    expect(await found({ filter: { status: 'rejected' } })).toEqual([ids[1]])
    expect(await found({ filter: { status: ['active', 'rejected'] } })).toEqual(ids)
    expect(await found({}, '?status=active')).toEqual([ids[0], ids[2]])
    expect(await found({ filter: { assignee_user_id: person('agent').id } })).toEqual([])
    expect(await found({ filter: { created_by_user_id: person('admin').id } })).toEqual(ids)
    const first = await search({ limit: 2 })
    expect([first.approval_requests.length, first.count, first.before_cursor]).toEqual([2, 3, null])
    const last = await search({ cursor: first.after_cursor, limit: 2 })
    expect([last.approval_requests[0].id, last.after_url]).toEqual([ids[2], null])
    const before = last.before_url.split('?')[1]
    expect(await found({ limit: 1 }, `?${before}`)).toEqual([ids[1]])
    expect((await call('admin', 'POST', `${requests}/search`, { cursor: 'nonsense' })).status).toBe(400)
    expect((await call('admin', 'POST', `${workflows}/${id}x/approval_requests/search`, {})).status).toBe(404)
  })

  test('under any other ULID are those that the caller is to decide on, as the help center asks', async () => {
    const { call, step, asked } = await workflow()
    const ids = [(await step()).body.approval_request.id, (await asked()).id]
    const search = async (who: 'agent' | 'secondAgent') =>
      (await call(who, 'POST', `${workflows}/01JJQFNX5ADZ6PRQCFWRDNKZRD/approval_requests/search`)).body
    expect((await search('secondAgent')).approval_requests).toMatchObject(ids.map((id) => ({ id })))
    expect((await search('agent')).count).toBe(0)
  })
})

describe('who may', () => {
  test.each([
    ['GET', '/approval_requests', [200, 403, 403, 403, 403, 403, 403, 403, 403, 401]],
    ['POST', '/approval_requests', [201, 201, 201, 422, 422, 422, 422, 422, 403, 401]],
    ['POST', `${workflows}/FLOW/approval_requests`, [201, 201, 201, 404, 404, 404, 404, 404, 403, 401]],
    ['POST', `${workflows}/FLOW/approval_requests/search`, [200, 200, 200, 200, 200, 200, 200, 200, 403, 401]],
    ['GET', `${workflows}/FLOW/approval_requests/ASKED`, [200, 200, 200, 404, 404, 404, 404, 200, 403, 401]],
    ['PATCH', `${workflows}/FLOW/approval_requests/ASKED/decision`, [403, 403, 403, 404, 404, 404, 404, 200, 403, 401]],
  ] as const)('%s %s', async (method, template, want) => {
    const { call, person, agentWith, ticket_id } = await desk()
    const light = agentWith({ ticket_access: 'all' }, 1)
    const inGroups = agentWith({ ticket_access: 'within-groups' })
    const inPublicGroups = agentWith({ ticket_access: 'within-groups-and-public-groups' })
    const inOrganization = agentWith({ ticket_access: 'within-organization' })
    const assigned = agentWith({ ticket_access: 'assigned-only' })
    const approver = agentWith({ ticket_access: 'assigned-only' })
    await call('admin', 'PUT', `/tickets/${ticket_id}`, { ticket: { assignee_id: null, group_id: null } })
    const flow = (await call('admin', 'POST', workflows, { name: 'a', ticket_id })).body.custom_object_record.id
    const requests = `${workflows}/${flow}/approval_requests`
    const given = { subject: 'a', assignee_user: approver.id }
    const { id } = (await call('admin', 'POST', requests, given)).body.approval_request
    const restricted = [inGroups, inPublicGroups, inOrganization, assigned, approver]
    const got = []
    for (const who of ['admin', 'agent', light, ...restricted, 'endUser', 'nobody'] as const) {
      const question = { subject: 'a', ticket_id, assignee_user_id: person('agent').id, assignee_user: approver.id }
      const body = method === 'GET' ? undefined : { ...question, status: 'approved' }
      got.push((await call(who, method, template.replace('FLOW', flow).replace('ASKED', id), body)).status)
    }
    expect(got).toEqual(want)
  })
})
