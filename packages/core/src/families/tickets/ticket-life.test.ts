import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'
import { newTicketField } from '../ticket-fields/new-ticket-field.ts'

function helpDesk() {
  const desk = testDesk()
  const open = async (ticket: object = {}, caller: Caller = 'admin') =>
    (
      await desk.call(caller, 'POST', '/tickets', {
        ticket: { subject: 'Hub', comment: { body: 'It rattles' }, ...ticket },
      })
    ).body.ticket
  const change = (id: number, ticket: object, caller: Caller = 'admin') =>
    desk.call(caller, 'PUT', `/tickets/${id}`, { ticket })
  const show = async (id: number) => (await desk.call('admin', 'GET', `/tickets/${id}`)).body.ticket
  const ids = async (path: string) =>
    (await desk.call('admin', 'GET', path)).body.tickets.map(({ id }: { id: number }) => id)
  const audits = async (id: number) => (await desk.call('admin', 'GET', `/tickets/${id}/audits`)).body.audits
  return { ...desk, open, change, show, ids, audits }
}

describe('status', () => {
  test('an assigned ticket is open, a solved one belongs to who solved it, a closed one stays as it is', async () => {
    const { open, change, show, person } = helpDesk()
    const ticket = await open()
    expect((await change(ticket.id, { status: 'solved' }, 'agent')).body.ticket).toMatchObject({
      status: 'solved',
      assignee_id: person('agent').id,
    })
    expect((await change(ticket.id, { status: 'closed' })).status).toBe(200)
    const refused = await change(ticket.id, { subject: 'Other' })
    expect(refused.status).toBe(422)
    expect(refused.body.details.status).toEqual([
      { description: 'Status: closed prevents ticket update', error: 'InvalidValue' },
    ])
    expect((await show(ticket.id)).subject).toBe('Hub')
  })

  test('the requester who answers brings a resting ticket back', async () => {
    const { open, change, person } = helpDesk()
    const requester_id = person('endUser').id
    const ticket = await open({ requester_id, assignee_id: person('agent').id })
    await change(ticket.id, { status: 'pending' })
    const { body } = await change(ticket.id, { comment: { body: 'Still there', author_id: requester_id } })
    expect(body.ticket.status).toBe('open')
  })

  test('a status of the account sets its category', async () => {
    const { open, change, account } = helpDesk()
    const pending = account.customStatuses.by('category', 'pending').first()
    const { body } = await change((await open()).id, { custom_status_id: pending?.id })
    expect(body.ticket).toMatchObject({ status: 'pending', custom_status_id: pending?.id })
  })

  test('what stays solved is closed by the service after four weeks, and archived long after that', async () => {
    const { account, open, change, show, ids, audits } = helpDesk()
    // The standard automation would close them sooner.
    account.commit(() => {
      for (const automation of [...account.automations.rows]) account.automations.delete(automation)
    })
    const [kept, reopened] = [await open({ status: 'solved' }), await open({ status: 'solved' })]
    const days = (count: number) => account.clock.advance(count * 86_400_000)
    days(14)
    await change(reopened.id, { status: 'open' })
    await change(reopened.id, { status: 'solved' })
    days(14)
    expect((await show(kept.id)).status).toBe('closed')
    expect((await show(reopened.id)).status).toBe('solved')
    const [last] = (await audits(kept.id)).slice(-1)
    expect(last).toMatchObject({
      ...{ author_id: -1, via: { channel: 'system' } },
      events: [{ type: 'Change', field_name: 'status', value: 'closed', previous_value: 'solved' }],
    })
    days(14)
    expect((await show(reopened.id)).status).toBe('closed')
    days(107)
    const listed = await ids('/tickets?sort_by=id&sort_order=desc')
    expect([listed.includes(kept.id), listed.includes(reopened.id)]).toEqual([false, true])
    expect((await show(kept.id)).updated_at).toBe(last.created_at)
  })

  test('new is left for good', async () => {
    const { open, change } = helpDesk()
    const ticket = await open({ status: 'open' })
    expect((await change(ticket.id, { status: 'new' })).body.ticket.status).toBe('open')
  })
})

describe('a new ticket', () => {
  test.each<[string, object, string, string]>([
    ['without a comment', { comment: undefined }, 'base', 'Description: cannot be blank'],
    ['with a blank comment', { comment: { body: ' ' } }, 'base', 'Description: cannot be blank'],
    [
      'for somebody new without a name',
      { requester: { email: 'new@example.com' } },
      'requester',
      'Requester Name:  is too short (minimum is 1 characters)',
    ],
    ['for somebody who is not', { requester_id: 1 }, 'requester', 'Requester: is invalid'],
    ['for an agent who is none', { assignee_id: 1 }, 'assignee', 'Assignee: is invalid'],
    ['in a group that is not', { group_id: 1 }, 'group', 'Group: is invalid'],
    ['with a form that is not', { ticket_form_id: 1 }, 'ticket_form', 'Ticket form: is invalid'],
    ['with a brand that is not', { brand_id: 1 }, 'brand', 'Brand: is invalid'],
    ['in a foreign organization', { organization_id: 1 }, 'organization', 'Organization: is invalid'],
    ['with a problem that is not', { type: 'incident', problem_id: 9 }, 'problem_id', 'Problem: is invalid'],
    [
      'of a ticket that is not closed',
      { via_followup_source_id: 9_999 },
      'via_followup_source_id',
      'Via followup source: is not a closed ticket',
    ],
  ])('%s is refused, and takes no number', async (_, ticket, property, description) => {
    const { call, open } = helpDesk()
    const given = { subject: 'Hub', comment: { body: 'It rattles' }, ...ticket }
    const { status, body } = await call('admin', 'POST', '/tickets', { ticket: given })
    expect(status).toBe(422)
    expect(body.details[property][0].description).toBe(description)
    const before = await open()
    expect((await open()).id).toBe(before.id + 1)
  })

  test('for a suspended person is refused', async () => {
    const { call, person } = helpDesk()
    const { id, name } = person('endUser')
    await call('admin', 'PUT', `/users/${id}`, { user: { suspended: true } })
    const { body } = await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'a' }, requester_id: id } })
    expect(body.details).toEqual({
      requester: [{ description: `Requester: ${name} is suspended.`, error: 'UserSuspended' }],
    })
  })

  test('makes who asks, or finds them by their address', async () => {
    const { open, account, person } = helpDesk()
    const made = await open({ requester: { name: 'Ines Rocha', email: 'ines@example.com' } })
    expect(account.users.get(made.requester_id)).toMatchObject({ name: 'Ines Rocha', role: 'end-user' })
    expect((await open({ requester: { email: 'INES@example.com' } })).requester_id).toBe(made.requester_id)
    const known = person('endUser')
    expect(await open({ requester: { name: 'Else', email: known.email } })).toMatchObject({
      requester_id: known.id,
      organization_id: known.organization_id,
    })
  })

  test('takes people in copy in every form, agents as followers', async () => {
    const { open, person, account } = helpDesk()
    const [agent, customer] = [person('agent').id, person('endUser').id]
    const ticket = await open({
      collaborators: [
        agent,
        'jo.miller@example.com',
        { name: 'Kim', email: 'kim@example.com' },
        { name: 'No address' },
        { id: customer },
      ],
    })
    expect(ticket.follower_ids).toEqual([agent])
    expect(ticket.email_cc_ids.map((id: number) => account.users.get(id)?.name)).toEqual([
      'Jo Miller',
      'Kim',
      person('endUser').name,
    ])
    expect(ticket.collaborator_ids).toHaveLength(4)
  })

  test('is made in the background under a number that is told at once', async () => {
    const { call, finished, show } = helpDesk()
    const ticket = { subject: 'Later', comment: { body: 'a' } }
    const queued = await call('admin', 'POST', '/tickets?async=true', { ticket })
    expect(queued.status).toBe(202)
    expect((await call('admin', 'GET', `/tickets/${queued.body.ticket.id}`)).status).toBe(404)
    expect((await finished(queued)).body.job_status.status).toBe('completed')
    expect((await show(queued.body.ticket.id)).subject).toBe('Later')
  })
})

test('a request with a key is done once', async () => {
  const { send, account } = helpDesk()
  const ask = (key: string, subject: string) =>
    send('POST', '/tickets', {
      headers: {
        Authorization: `Basic ${btoa('admin@example.com/token:token')}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
      },
      body: JSON.stringify({ ticket: { subject, comment: { body: 'a' } } }),
    })
  const first = await ask('one', 'Hub')
  expect([first.status, first.headers.get('x-idempotency-lookup')]).toEqual([201, 'miss'])
  const again = await ask('one', 'Hub')
  expect([again.status, again.headers.get('x-idempotency-lookup')]).toEqual([201, 'hit'])
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  expect(await ask('one', 'Other')).toMatchObject({ status: 400, body: { error: 'IdempotentRequestError' } })
  expect((await ask('two', 'Hub')).body.ticket.id).toBe(first.body.ticket.id + 1)
  account.clock.advance(3 * 60 * 60_000)
  expect((await ask('one', 'Other')).headers.get('x-idempotency-lookup')).toBe('miss')
})

test('a safe update of an older ticket is refused', async () => {
  const { open, change, account } = helpDesk()
  const ticket = await open()
  account.clock.advance(5000)
  await change(ticket.id, { subject: 'First' })
  const stale = await change(ticket.id, { subject: 'Second', safe_update: true, updated_stamp: ticket.updated_at })
  expect(stale.status).toBe(409)
  expect(stale.body.error).toBe('UpdateConflict')
})

test('fields and tags mirror each other', async () => {
  const { open, change, account } = helpDesk()
  const option = (value: string) => ({ id: account.ids.next(), name: value, value, default: false })
  const [model, box] = account.commit(() => [
    account.ticketFields.insert(
      newTicketField(account, {
        type: 'tagger',
        title: 'Model',
        custom_field_options: [option('alder'), option('birch')],
      }),
    ),
    account.ticketFields.insert(newTicketField(account, { type: 'checkbox', title: 'Warranty', tag: 'warranty' })),
  ])
  const ticket = await open({
    tags: ['vip'],
    custom_fields: [
      { id: model.id, value: 'alder' },
      { id: box.id, value: true },
      { id: 5, value: 'x' },
    ],
  })
  expect(ticket.tags).toEqual(['vip', 'alder', 'warranty'])
  const ofThese = (fields: { id: number }[]) => fields.filter(({ id }) => id === model.id || id === box.id)
  expect(ofThese(ticket.custom_fields)).toEqual([
    { id: model.id, value: 'alder' },
    { id: box.id, value: true },
  ])
  const changed = (await change(ticket.id, { tags: ['birch'] })).body.ticket
  expect(ofThese(changed.fields)).toEqual([
    { id: model.id, value: 'birch' },
    { id: box.id, value: false },
  ])
  const titled = (await change(ticket.id, { custom_fields: { [model.id]: 'Alder' } })).body.ticket
  expect(ofThese(titled.fields)).toContainEqual({ id: model.id, value: null })
})

describe('deleting', () => {
  test('takes a ticket out of lists until it is restored, or erased for good', async () => {
    const { open, call, ids, finished, account, audits } = helpDesk()
    const { count } = (await call('admin', 'GET', '/deleted_tickets')).body
    const { id } = await open()
    expect((await call('admin', 'DELETE', `/tickets/${id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/tickets/${id}`)).status).toBe(404)
    expect(await ids('/tickets')).not.toContain(id)
    expect((await call('admin', 'GET', '/deleted_tickets')).body.deleted_tickets.at(-1)).toMatchObject({
      id,
      subject: 'Hub',
      previous_state: 'new',
      deleted_at: account.now,
    })
    const restored = await call('admin', 'PUT', `/deleted_tickets/${id}/restore`)
    expect(restored).toMatchObject({ status: 200, body: {} })
    expect(await audits(id)).toHaveLength(3)

    await call('admin', 'DELETE', `/tickets/${id}`)
    const job = await call('admin', 'DELETE', `/deleted_tickets/${id}`)
    expect(job.body.job_status).toMatchObject({ status: 'queued', total: null, progress: null })
    expect((await finished(job)).body.job_status).toMatchObject({
      status: 'completed',
      total: null,
      progress: null,
      results: { success: true },
    })
    expect((await call('admin', 'PUT', `/deleted_tickets/${id}/restore`)).status).toBe(404)
    expect((await call('admin', 'GET', '/deleted_tickets')).body.count).toBe(count)
  })

  test('erases by itself after thirty days', async () => {
    const { open, call, account } = helpDesk()
    const { id } = await open()
    await call('admin', 'DELETE', `/tickets/${id}`)
    account.clock.advance(31 * 24 * 60 * 60_000)
    expect((await call('admin', 'GET', '/deleted_tickets')).body.count).toBe(0)
    expect(account.tickets.get(id)?.subject).toBe('SCRUBBED')
  })

  test('is not for agents unless the account lets them', async () => {
    const { open, call } = helpDesk()
    const { id } = await open()
    expect((await call('agent', 'DELETE', `/tickets/${id}`)).status).toBe(403)
    await call('admin', 'PUT', '/account/settings', { settings: { tickets: { agent_ticket_deletion: true } } })
    expect((await call('agent', 'DELETE', `/tickets/${id}`)).status).toBe(204)
  })

  test('as spam suspends who asked', async () => {
    const { open, call, person } = helpDesk()
    const { id } = await open({ requester_id: person('endUser').id })
    expect((await call('admin', 'PUT', `/tickets/${id}/mark_as_spam`)).status).toBe(200)
    expect(person('endUser').suspended).toBe(true)
    expect((await call('admin', 'GET', `/tickets/${id}`)).status).toBe(404)
  })
})

describe('many tickets', () => {
  test('are created, changed and deleted by jobs', async () => {
    const { call, finished, show, ids, account } = helpDesk()
    const tickets = ['a', 'b'].map((subject) => ({ subject, comment: { body: subject }, tags: ['old'] }))
    const made = (await finished(await call('admin', 'POST', '/tickets/create_many', { tickets }))).body.job_status
    expect(made).toMatchObject({ job_type: 'Bulk Create Ticket', status: 'completed', total: 2 })
    const [first, second] = made.results.map(({ id }: { id: number }) => id)
    expect(made.results[0]).toEqual({ index: 0, id: first, account_id: account.id })

    const named = `ids=${first},${second},99999`
    const change = { ticket: { priority: 'high', additional_tags: ['new'], remove_tags: ['old'] } }
    const changed = (await finished(await call('admin', 'PUT', `/tickets/update_many?${named}`, change))).body
      .job_status
    expect(changed.results.slice(0, 2)).toEqual(
      [first, second].map((id) => ({ id, action: 'update', status: 'Updated', success: true })),
    )
    expect(changed.results[2]).toMatchObject({ index: 2, id: 99999, error: 'TicketUpdateFailed', success: false })
    expect(await show(first)).toMatchObject({ priority: 'high', tags: ['new'] })

    const each = {
      tickets: [
        { id: first, subject: 'A' },
        { id: second, subject: 'B', safe_update: true },
      ],
    }
    const batch = (await finished(await call('admin', 'PUT', '/tickets/update_many', each))).body.job_status
    expect(batch.results.map(({ success }: { success: boolean }) => success)).toEqual([true, false])

    await finished(await call('admin', 'DELETE', `/tickets/destroy_many?${named}`))
    expect(await ids('/tickets')).toEqual(expect.not.arrayContaining([first, second]))
  })

  test('beyond a hundred are refused', async () => {
    const { call } = helpDesk()
    const tickets = Array.from({ length: 101 }, () => ({ comment: { body: 'a' } }))
    const refused = await call('admin', 'POST', '/tickets/create_many', { tickets })
    expect(refused).toMatchObject({ status: 400, body: { error: 'TooManyValues', max_count: 100 } })
  })
})

test('merging closes the sources with a comment on either side', async () => {
  const { open, call, finished, show, person, audits } = helpDesk()
  const target = await open()
  const source = await open({ requester_id: person('endUser').id, assignee_id: person('agent').id })
  const merge = { ids: [source.id], target_comment: 'From the other', source_comment: 'To the other' }
  const job = await finished(await call('agent', 'POST', `/tickets/${target.id}/merge`, merge))
  expect(job.body.job_status.results).toMatchObject([{ success: true }])
  expect(await show(source.id)).toMatchObject({ status: 'closed', tags: ['closed_by_merge'] })
  expect((await show(target.id)).email_cc_ids).toEqual([person('endUser').id])
  const [theirs, ours] = [(await audits(source.id)).at(-1), (await audits(target.id)).at(-1)]
  expect(theirs).toMatchObject({
    via: { source: { rel: 'merge' } },
    events: expect.arrayContaining([expect.objectContaining({ type: 'Comment', body: 'To the other', public: false })]),
  })
  expect(ours.events).toEqual(
    expect.arrayContaining([expect.objectContaining({ type: 'Comment', body: 'From the other', public: false })]),
  )
  expect((await call('agent', 'POST', `/tickets/${target.id}/merge`, merge)).status).toBe(422)
})

test('a follow-up goes on from a closed ticket', async () => {
  const { open, change, show, call } = helpDesk()
  const closed = await open({ tags: ['alder'] })
  await change(closed.id, { status: 'closed' })
  const next = await open({ subject: undefined, via_followup_source_id: closed.id })
  expect(next).toMatchObject({
    subject: 'Hub',
    tags: ['alder'],
    via: {
      channel: 'api',
      source: { from: { ticket_id: closed.id, subject: 'Hub', channel: 'api' }, rel: 'follow_up' },
    },
  })
  expect((await show(closed.id)).followup_ids).toEqual([next.id])
  const related = (await call('admin', 'GET', `/tickets/${next.id}/related`)).body.ticket_related
  expect(related.followup_source_ids).toEqual([closed.id])
})

test('a problem knows of its incidents', async () => {
  const { open, change, show, ids } = helpDesk()
  const others = await ids('/problems')
  const problem = await open({ type: 'problem' })
  const incident = await open({ type: 'incident', problem_id: problem.id })
  expect((await show(problem.id)).has_incidents).toBe(true)
  expect(await ids(`/tickets/${problem.id}/incidents`)).toEqual([incident.id])
  expect(await ids('/problems')).toEqual([problem.id, ...others])
  await change(incident.id, { type: 'question' })
  expect(await show(incident.id)).toMatchObject({ problem_id: null })
  expect((await show(problem.id)).has_incidents).toBe(false)
})

test('the tickets that somebody has looked at are their recent ones, latest first', async () => {
  const { open, call, ids, show } = helpDesk()
  const [one, two] = [await open(), await open()]
  for (const { id } of [two, one, two]) await show(id)
  expect(await ids('/tickets/recent')).toEqual([two.id, one.id])
  expect((await call('agent', 'GET', '/tickets/recent')).body.tickets).toEqual([])
})

describe('an import', () => {
  test('keeps the times and comments of what has been', async () => {
    const { call, person, audits } = helpDesk()
    const ticket = {
      subject: 'Old',
      requester_id: person('endUser').id,
      status: 'closed',
      created_at: '2024-05-06T09:08:09+02:00',
      comments: [
        { author_id: person('endUser').id, value: 'Where is it?', created_at: '2024-05-06T07:08:09Z' },
        { author_id: person('agent').id, value: 'On its way', public: false, created_at: '2024-05-07T07:08:09Z' },
      ],
      updated_at: '2024-05-08T00:00:00Z',
    }
    const { status, body } = await call('admin', 'POST', '/imports/tickets', { ticket })
    expect(status).toBe(201)
    expect(body.ticket).toMatchObject({
      created_at: '2024-05-06T07:08:09Z',
      updated_at: '2024-05-08T00:00:00Z',
      status: 'closed',
      description: 'Where is it?',
    })
    expect((await audits(body.ticket.id)).map(({ created_at }: { created_at: string }) => created_at)).toEqual([
      '2024-05-06T07:08:09Z',
      '2024-05-07T07:08:09Z',
      '2024-05-08T00:00:00Z',
    ])
  })

  test.each([
    ['nothing', { subject: 'Old' }],
    ['the future', { comments: [{ value: 'a' }, { value: 'b', created_at: '2027-01-01T00:00:00Z' }] }],
    ['the future at once', { comments: [{ value: 'a', created_at: '2027-01-01T00:00:00Z' }] }],
  ])('that says %s is refused', async (_, ticket) => {
    const { call } = helpDesk()
    expect((await call('admin', 'POST', '/imports/tickets', { ticket })).status).toBe(422)
  })
})
