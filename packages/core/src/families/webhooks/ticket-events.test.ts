import { expect, test } from 'vitest'
import { listening } from './listening.ts'

test('are told of whole: ids as texts, words in capitals, and null for what there is none of', async () => {
  const { open, told, account, person } = await listening('ticket.created')
  const { id } = await open({ priority: 'high' })
  const [{ detail, ...rest }] = told()
  expect(rest).toEqual({
    account_id: account.id,
    event: { meta: { sequence: { id: expect.stringMatching(/^\d+$/), position: 1, total: 2 } } },
    id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/),
    subject: `zen:ticket:${id}`,
    time: expect.stringMatching(/^2026-03-14T09:00:00\.\d{9}Z$/),
    type: 'zen:event-type:ticket.created',
    zendesk_event_version: '2022-11-06',
  })
  expect(detail).toMatchObject({
    actor_id: String(person('agent').id),
    assignee_id: null,
    description: 'It leaks',
    external_id: null,
    id: String(id),
    priority: 'HIGH',
    requester_id: String(person('endUser').id),
    status: 'NEW',
    tags: null,
    type: null,
    via: { channel: 'web_service' },
  })
})

test.each<[string, object, object]>([
  ['subject_changed', { subject: 'Pot' }, { current: 'Pot', previous: 'Kettle' }],
  ['priority_changed', { priority: 'urgent' }, { current: 'URGENT', previous: null }],
  ['type_changed', { type: 'question' }, { current: 'QUESTION', previous: null }],
  ['status_changed', { status: 'pending' }, { current: 'PENDING', previous: 'NEW' }],
  ['external_id_changed', { external_id: 'k-1' }, { current: 'k-1', previous: null }],
  ['tags_changed', { tags: ['hot'] }, { tags_added: ['hot'], tags_removed: [] }],
])('%s tells what it was and what it is', async (name, ticket, event) => {
  const { open, call, events } = await listening(`ticket.${name}`)
  const { id } = await open()
  await call('agent', 'PUT', `/tickets/${id}`, { ticket })
  expect(events()).toEqual([[`ticket.${name}`, event]])
})

test('whom and what a ticket belongs to is told by ids, which are texts, and null for none', async () => {
  const parts = ['requester', 'agent_assignment', 'group_assignment', 'organization', 'brand', 'form', 'problem_link']
  const more = ['custom_status', 'task_due_at']
  const { open, call, told, person } = await listening(...[...parts, ...more].map((part) => `ticket.${part}_changed`))
  const problem = await open({ type: 'problem' })
  const { brand } = (await call('admin', 'POST', '/brands', { brand: { name: 'Pots', subdomain: 'pots' } })).body
  const form = { name: 'Short', ticket_field_ids: [] }
  const { ticket_form } = (await call('admin', 'POST', '/ticket_forms', { ticket_form: form })).body
  const before = await open({ type: 'incident' })
  const agent = person('agent')
  const next = { requester_id: agent.id, assignee_id: agent.id, group_id: agent.default_group_id, brand_id: brand.id }
  const further = { ticket_form_id: ticket_form.id, problem_id: problem.id }
  told()
  const after = (await call('admin', 'PUT', `/tickets/${before.id}`, { ticket: { ...next, ...further } })).body.ticket
  const all = told().map(({ type, event: { current, previous } }) => [type.slice(22), [current, previous]])
  expect(Object.fromEntries(all)).toEqual({
    requester_changed: [String(agent.id), String(before.requester_id)],
    agent_assignment_changed: [String(agent.id), null],
    group_assignment_changed: [String(agent.default_group_id), null],
    organization_changed: [null, String(before.organization_id)],
    brand_changed: [String(brand.id), String(before.brand_id)],
    form_changed: [String(ticket_form.id), String(before.ticket_form_id)],
    problem_link_changed: [String(problem.id), null],
    custom_status_changed: [String(after.custom_status_id), String(before.custom_status_id)],
  })
  const task = { type: 'task', due_at: '2026-04-01T12:00:00Z' }
  await call('admin', 'PUT', `/tickets/${before.id}`, { ticket: task })
  const due = told().find(({ type }) => type === 'zen:event-type:ticket.task_due_at_changed')
  expect(due.event).toMatchObject({ current: task.due_at, previous: null })
})

test('who becomes another person is the submitter still', async () => {
  const { open, call, told, account, person, later } = await listening('ticket.submitter_changed')
  const { id } = await open({ submitter_id: person('endUser').id })
  const user = { name: 'Ines', email: 'ines@mailbox.test' }
  const other = (await call('admin', 'POST', '/users', { user })).body.user
  await call('admin', 'PUT', `/users/${person('endUser').id}/merge`, { user: { id: other.id } })
  later()
  await call('admin', 'GET', '/users/me')
  expect(account.tickets.get(id)?.submitter_id).toBe(other.id)
  expect(told()).toMatchObject([
    { subject: `zen:ticket:${id}`, event: { current: String(other.id), previous: expect.any(String) } },
  ])
})

test('people in copy and followers come and go by their ids', async () => {
  const { open, call, events, person } = await listening('ticket.email_ccs_changed', 'ticket.followers_changed')
  const { id } = await open()
  const [agent, customer] = [person('secondAgent').id, person('endUser').id]
  const followers = [{ user_id: String(agent), action: 'put' }]
  await call('agent', 'PUT', `/tickets/${id}`, {
    ticket: { followers, requester_id: person('agent').id, email_ccs: [{ user_id: String(customer) }] },
  })
  expect(events()).toEqual([
    ['ticket.email_ccs_changed', { users_added: [String(customer)], users_removed: [] }],
    ['ticket.followers_changed', { users_added: [String(agent)], users_removed: [] }],
  ])
})

test("values of the account's own fields come with the field", async () => {
  const { open, call, events } = await listening('ticket.custom_field_changed')
  const field = { type: 'integer', title: 'Litres' }
  const { ticket_field } = (await call('admin', 'POST', '/ticket_fields', { ticket_field: field })).body
  const { id } = await open()
  await call('agent', 'PUT', `/tickets/${id}`, { ticket: { custom_fields: [{ id: ticket_field.id, value: 2 }] } })
  const custom_field = { id: String(ticket_field.id), title: 'Litres', type: 'integer' }
  expect(events()).toEqual([
    ['ticket.custom_field_changed', { current: { value: '2' }, custom_field, previous: { value: null } }],
  ])
})

test('comments and their files are told when they come, are hidden, and are redacted', async () => {
  const names = ['comment_added', 'comment_made_private', 'comment_redacted', 'description_changed']
  const files = ['attachment_linked_to_comment', 'attachment_redacted_from_comment']
  const { open, call, send, events } = await listening(...[...names, ...files].map((name) => `ticket.${name}`))
  const headers = { Authorization: `Basic ${btoa('agent@example.com/token:token')}`, 'Content-Type': 'text/plain' }
  const { upload } = (await send('POST', '/uploads?filename=a.txt', { headers, body: 'a' })).body
  const { id } = await open({ comment: { body: 'Card 4111', uploads: [upload.token] } })
  const [{ comment }, linked] = events().map(([, event]) => event)
  expect(comment).toMatchObject({ body: 'Card 4111', is_public: true, author: { is_staff: true } })
  const { attachment } = linked.comment
  expect(linked.comment.id).toBe(comment.id)
  expect(attachment).toMatchObject({ content_type: 'text/plain', filename: 'a.txt', is_public: true })
  expect(attachment.content_url).toBe(upload.attachment.content_url)
  const at = `/tickets/${id}/comments/${comment.id}`
  await call('admin', 'PUT', `${at}/redact`, { text: '4111' })
  expect(events()).toEqual([
    ['ticket.description_changed', { current: 'Card ▇▇▇▇', previous: 'Card 4111' }],
    ['ticket.comment_redacted', { comment: expect.objectContaining({ id: comment.id, body: 'Card ▇▇▇▇' }) }],
  ])
  await call('admin', 'PUT', `${at}/attachments/${attachment.id}/redact`)
  expect(events()).toMatchObject([
    ['ticket.attachment_redacted_from_comment', { comment: { attachment: { filename: 'redacted.txt' } } }],
  ])
  await call('agent', 'PUT', `${at}/make_private`)
  expect(events()).toMatchObject([['ticket.comment_made_private', { comment: { is_public: false } }]])
})

test('deleting, restoring and erasing are told with the state that follows', async () => {
  const names = ['soft_deleted', 'undeleted', 'permanently_deleted', 'status_changed']
  const { open, call, told, finished, person } = await listening(...names.map((name) => `ticket.${name}`))
  const { id } = await open()
  const steps = () => told().map(({ type, event, detail }) => [type.slice(22), event.current, detail.status])
  await call('admin', 'DELETE', `/tickets/${id}`)
  expect(steps()).toEqual([
    ['status_changed', 'DELETED', 'DELETED'],
    ['soft_deleted', undefined, 'DELETED'],
  ])
  await call('admin', 'PUT', `/deleted_tickets/${id}/restore`)
  expect(steps()).toEqual([
    ['status_changed', 'NEW', 'NEW'],
    ['undeleted', undefined, 'NEW'],
  ])
  await call('admin', 'DELETE', `/tickets/${id}`)
  told()
  await finished(await call('admin', 'DELETE', `/deleted_tickets/${id}`))
  const [erased] = told()
  expect(erased).toMatchObject({ type: 'zen:event-type:ticket.permanently_deleted' })
  expect(erased.detail).toMatchObject({ status: 'SCRUBBED', actor_id: String(person('admin').id) })
})

test('marking as spam is told beside the deletion', async () => {
  const { open, call, events } = await listening('ticket.marked_as_spam', 'user.suspended_changed')
  const { id } = await open()
  await call('admin', 'PUT', `/tickets/${id}/mark_as_spam`)
  expect(events()).toEqual([
    ['ticket.marked_as_spam', {}],
    ['user.suspended_changed', { current: true, previous: false }],
  ])
})

test('a merged ticket names the one that goes on', async () => {
  const { open, call, told, finished } = await listening('ticket.merged')
  const [source, target] = [await open(), await open()]
  await finished(await call('admin', 'POST', `/tickets/${target.id}/merge`, { ids: [source.id] }))
  expect(told()).toMatchObject([{ subject: `zen:ticket:${source.id}`, event: { target_ticket_id: String(target.id) } }])
})

test('a rating is told when it is asked for and when it is given', async () => {
  const { open, call, events, person } = await listening('ticket.csat_requested', 'ticket.csat_received')
  const trigger = {
    title: 'Ask',
    conditions: { all: [{ field: 'current_tags', operator: 'includes', value: 'ask' }] },
    actions: [{ field: 'satisfaction_score', value: 'offered' }],
  }
  expect((await call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
  const { id } = await open({ status: 'solved', assignee_id: person('agent').id })
  await call('agent', 'PUT', `/tickets/${id}`, { ticket: { tags: ['ask'] } })
  await call('endUser', 'POST', `/tickets/${id}/satisfaction_rating`, {
    satisfaction_rating: { score: 'bad', comment: 'Still wet' },
  })
  expect(events()).toEqual([
    ['ticket.csat_requested', {}],
    ['ticket.csat_received', { satisfaction_score: { score: 'BAD', comment: 'Still wet' } }],
  ])
})

test('a schedule that a rule sets is told by its id', async () => {
  const { open, call, events } = await listening('ticket.schedule_changed')
  const given = { name: 'Nights', time_zone: 'Tokyo' }
  const { schedule } = (await call('admin', 'POST', '/business_hours/schedules', { schedule: given })).body
  const trigger = {
    title: 'By night',
    conditions: { all: [{ field: 'current_tags', operator: 'includes', value: 'night' }] },
    actions: [{ field: 'set_schedule', value: String(schedule.id) }],
  }
  expect((await call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
  const { id } = await open()
  await call('agent', 'PUT', `/tickets/${id}`, { ticket: { tags: ['night'] } })
  expect(events()).toEqual([['ticket.schedule_changed', { current: String(schedule.id), previous: null }]])
})

test('an import tells nobody', async () => {
  const { call, events } = await listening('ticket.created', 'ticket.comment_added')
  const ticket = { subject: 'Old', comments: [{ value: 'Long ago' }] }
  expect((await call('admin', 'POST', '/imports/tickets', { ticket })).status).toBe(201)
  expect(events()).toEqual([])
})

test('two webhooks that listen to the same get the same event', async () => {
  const { call, told, open } = await listening('ticket.created')
  const [{ id }] = (await call('admin', 'GET', '/webhooks')).body.webhooks
  await call('admin', 'POST', `/webhooks?clone_webhook_id=${id}`)
  await open()
  const [first, second] = told()
  expect(second).toEqual(first)
})
