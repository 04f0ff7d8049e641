import type { Action } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { testDesk } from '../testing.ts'

/** A desk with a trigger that does this to each new ticket, and the first ticket that it met. */
async function after(actions: (desk: Desk) => readonly Action[], more: object = {}) {
  const desk = testDesk()
  const { call, account, person } = desk
  const conditions = { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] }
  const trigger = { title: 'Act', conditions, actions: actions(desk) }
  const made = await call('admin', 'POST', '/triggers', { trigger })
  expect([made.status, made.body.details]).toEqual([201, undefined])
  const ticket = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: person('endUser').id, ...more }
  const { id } = (await call('agent', 'POST', '/tickets', { ticket })).body.ticket
  const { audits } = (await call('agent', 'GET', `/tickets/${id}/audits`)).body
  const cause = { channel: 'rule', source: { from: { title: 'Act' }, rel: 'trigger' } }
  const events = audits[0].events.filter(({ via }: { via?: { source: { from: { title?: string } } } }) => {
    return via?.source.from.title === 'Act'
  })
  const sent = desk.fakedesk.outbox().filter(({ channel }) => channel !== 'email')
  return { ...desk, id, events, sent, cause, ticket: account.tickets.find(id) }
}

type Desk = ReturnType<typeof testDesk>

const act = (field: string, ...value: readonly string[]): Action => ({ field, value: [...value] })

test('a text message goes to who has a number, and the audit tells of each', async () => {
  const { events, sent, cause, person } = await after(({ account, person }) => {
    account.commit(() => account.users.update(account.users.find(person('endUser').id), { phone: '+14155550100' }))
    return [
      act('notification_sms_user', 'requester_id', '+14155550199', 'Ticket {{ticket.id}}'),
      act('notification_sms_user', 'current_user', '+14155550199', 'No number'),
    ]
  })
  const recipient_id = person('endUser').id
  const body = `Ticket ${sent[0]?.ticket_id}`
  expect(events).toMatchObject([{ type: 'SMS', body, phone_number: '+14155550100', recipient_id, via: cause }])
  expect(sent).toMatchObject([
    { channel: 'sms', from: { address: '+14155550199' }, to: [{ address: '+14155550100' }], text: body },
  ])
})

test('a group is texted, each member by itself', async () => {
  const { events, person } = await after(({ account, person }) => {
    const agent = account.users.find(person('agent').id)
    account.commit(() => account.users.update(agent, { phone: '+14155550101' }))
    return [act('notification_sms_group', String(agent.group_ids[0]), '+14155550199', 'Look')]
  })
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'SMS', recipient_id: person('agent').id, body: 'Look' }),
  )
})

test('side conversations leave by mail and in Slack, and the audit tells that they began', async () => {
  const { events, sent } = await after(() => [
    act('side_conversation', 'On {{ticket.title}}', '<p>Help?</p>', 'stock@warehouse.test', 'text/html'),
    act('side_conversation_slack', 'Look at {{ticket.title}}', '#stock'),
  ])
  const uuid = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
  expect(events).toMatchObject([
    { type: 'CollabThreadCreated', subject: 'On Kettle', thread_id: uuid },
    { type: 'CollabThreadCreated', subject: '', thread_id: uuid },
  ])
  expect(sent).toMatchObject([
    { channel: 'side_conversation', to: [{ address: 'stock@warehouse.test' }], subject: 'On Kettle', text: 'Help?' },
    { channel: 'side_conversation_slack', to: [{ address: '#stock' }], text: 'Look at Kettle' },
  ])
})

test('a side conversation becomes a ticket of its group, over which no trigger runs', async () => {
  const { account, call, id, person } = await after(({ person }) => {
    const group = `SupportAssignable:support_assignable/group/${person('agent').group_ids[0]}`
    return [act('side_conversation_ticket', 'Parts for {{ticket.id}}', '<p>Which?</p>', group, 'text/html')]
  })
  await call('agent', 'GET', '/tickets')
  await call('agent', 'GET', '/tickets')
  expect([...account.tickets.rows].filter((ticket) => ticket.id > id)).toMatchObject([
    {
      subject: `Parts for ${id}`,
      description: 'Which?',
      group_id: person('agent').group_ids[0],
      via: { channel: 'side_conversation', source: { from: { ticket_id: id } } },
    },
  ])
})

test('a ticket that a side conversation became begins no other', async () => {
  const { account, call, id } = await after(
    () => [act('side_conversation_ticket', 'Parts', 'Which?', '', 'text/plain')],
    {
      via: { channel: 'side_conversation' },
    },
  )
  await call('agent', 'GET', '/tickets')
  expect([...account.tickets.rows].filter((ticket) => ticket.id > id)).toEqual([])
})

test('replies and notes are comments of whoever changes the ticket', async () => {
  const { events, cause, person } = await after(() => [
    { field: 'reply_internal', value: 'Note on {{ticket.title}}' },
    { field: 'reply_public', value: 'Thanks' },
  ])
  const author_id = person('agent').id
  expect(events).toMatchObject([
    { type: 'Comment', body: 'Note on Kettle', public: false, author_id, via: cause },
    { type: 'Comment', body: 'Thanks', public: true, author_id },
  ])
})

test('a ticket is shared, gets hours and asks for skills', async () => {
  let agreement = 0
  let schedule = 0
  const { events, ticket } = await after(({ account }) => {
    account.commit(() => {
      agreement = account.sharingAgreements.insert({
        ...{ id: account.ids.next(), name: 'Tea', type: 'outbound', status: 'accepted', partner_name: null },
        ...{ remote_subdomain: 'tea', created_at: account.now, updated_at: account.now },
      }).id
      const times = { created_at: account.now, updated_at: account.now }
      const week = { time_zone: 'UTC', intervals: [{ start_time: 0, end_time: 1440 }] }
      schedule = account.schedules.insert({ id: account.ids.next(), name: 'Sundays', ...week, ...times }).id
    })
    return [
      { field: 'share_ticket', value: String(agreement) },
      { field: 'set_schedule', value: String(schedule) },
      act('add_skills', 'a', 'b'),
      { field: 'remove_skills', value: 'a' },
    ]
  })
  expect(events).toMatchObject([
    { type: 'TicketSharingEvent', agreement_id: agreement, action: 'shared' },
    { type: 'ScheduleAssignment', previous_schedule_id: null, new_schedule_id: schedule },
    { type: 'AssociateAttValsEvent', attribute_values: [{ id: 'a' }, { id: 'b' }] },
    { type: 'AssociateAttValsEvent', attribute_values: [{ id: 'b' }] },
  ])
  expect(ticket).toMatchObject({
    sharing_agreement_ids: [agreement],
    schedule_id: schedule,
    attribute_value_ids: ['b'],
  })
})

test('a post on X goes to requesters who are known there, an autoreply by mail, and flows into the outbox', async () => {
  const { events, sent, person } = await after(({ account, person }) => {
    const user_id = person('endUser').id
    account.commit(() => {
      const [email] = [...account.identities.by('user', user_id)]
      if (email) account.identities.insert({ ...email, id: 1, type: 'twitter', value: 'tea', primary: false })
    })
    return [
      act('tweet_requester', 'Hello'),
      act('deflection', 'requester_id', 'Re: {{ticket.title}}', 'Read this'),
      act('notification_zis', 'flow', 'x'),
    ]
  })
  const recipients = [person('endUser').id]
  expect(events).toMatchObject([
    { type: 'Tweet', direct_message: false, body: 'Hello', recipients },
    { type: 'Notification', subject: 'Re: Kettle', body: 'Read this', recipients },
  ])
  expect(sent).toMatchObject([
    { channel: 'twitter', to: [{ address: 'tea' }], text: 'Hello' },
    { channel: 'zis', to: [{ address: 'flow' }], text: 'x' },
  ])
})

test('a messaging conversation is asked for a rating', async () => {
  const { ticket } = await after(() => [act('notification_messaging_csat', 'Rate us')], {
    via: { channel: 'native_messaging' },
  })
  expect(ticket.satisfaction_rating).toEqual({ score: 'offered' })
})

test('webhooks hear of a schedule that was set', async () => {
  const { call, account, fakedesk, person } = testDesk({
    webhooks: { deliver: async () => ({ status: 200, headers: {}, body: '' }) },
  })
  const times = { created_at: account.now, updated_at: account.now }
  const { id } = account.commit(() =>
    account.schedules.insert({ id: account.ids.next(), name: 'Sundays', time_zone: 'UTC', intervals: [], ...times }),
  )
  const webhook = {
    name: 'W',
    endpoint: 'https://a.test',
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
  }
  const subscriptions = ['zen:event-type:ticket.schedule_changed']
  expect((await call('admin', 'POST', '/webhooks', { webhook: { ...webhook, subscriptions } })).status).toBe(201)
  const trigger = {
    title: 'Hours',
    conditions: { all: [{ field: 'priority', operator: 'changed' }] },
    actions: [{ field: 'set_schedule', value: String(id) }],
  }
  expect((await call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
  const ticket = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: person('endUser').id }
  const made = (await call('agent', 'POST', '/tickets', { ticket })).body.ticket
  await call('agent', 'PUT', `/tickets/${made.id}`, { ticket: { priority: 'high' } })
  const [told] = fakedesk.deliveries().map(({ payload }) => JSON.parse(payload))
  expect(told.event).toMatchObject({ previous: null, current: String(id) })
})
