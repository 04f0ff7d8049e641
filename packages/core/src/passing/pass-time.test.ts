import { expect, test } from 'vitest'
import { begin, testDesk } from '../testing.ts'

/** Three people wait for something: a reminder a day after, a call, a closing. */
async function waitingDesk(webhooks = {}) {
  const desk = testDesk({ webhooks })
  const { call } = desk
  const webhook = {
    name: 'Told',
    endpoint: 'https://hooks.example.com/told',
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
    subscriptions: ['conditional_ticket_events'],
  }
  const { id } = (await call('admin', 'POST', '/webhooks', { webhook })).body.webhook
  const pending = { field: 'status', operator: 'is', value: 'pending' }
  await call('admin', 'POST', '/automations', {
    automation: {
      title: 'Remind',
      conditions: { all: [pending, { field: 'PENDING', operator: 'is', value: '24' }], any: [] },
      actions: [
        { field: 'notification_user', value: ['requester_id', 'Still there?', 'We wait for {{ticket.title}}'] },
        { field: 'notification_webhook', value: [id, '{"ticket":{{ticket.id}}}'] },
      ],
    },
  })
  const open = (subject: string, status: string) =>
    call('endUser', 'POST', '/requests', { request: { subject, comment: { body: 'Hello' } } }).then(({ body }) =>
      call('admin', 'PUT', `/tickets/${body.request.id}`, {
        ticket: { status, assignee_email: 'agent@example.com' },
      }).then(() => Number(body.request.id)),
    )
  const tickets = { solved: await open('A solved thing', 'solved'), pending: await open('A kettle', 'pending') }
  return { ...desk, tickets, webhook: id }
}

test('what comes due happens in order, each at its own time, and is told', async () => {
  const { fakedesk, tickets, webhook } = await waitingDesk()
  const { now, happened, counts } = await fakedesk.advance('4 days 1 hour')
  expect(now).toBe('2026-03-18T10:00:00.000Z')
  const own = happened.filter((one) => !('ticket_id' in one) || Object.values(tickets).includes(Number(one.ticket_id)))
  expect(own.filter(({ what }) => what !== 'work')).toMatchObject([
    { at: '2026-03-15T09:00:00Z', what: 'automation', title: 'Remind', ticket_id: tickets.pending },
    { at: '2026-03-15T09:00:00Z', what: 'mail', occasion: 'automation', to: ['end.user@example.com'] },
    { at: '2026-03-15T09:00:00Z', what: 'webhook', webhook_id: webhook, event_type: null },
    { at: '2026-03-15T09:00:00Z', what: 'attempt', status: 'success', status_code: 200 },
    { at: '2026-03-18T10:00:00Z', what: 'automation', ticket_id: tickets.solved },
    { at: '2026-03-18T10:00:00Z', what: 'closing', ticket_id: tickets.solved },
  ])
  expect(counts).toMatchObject({ webhook: 1, attempt: 1 })
})

test('a receiver is called, and called again, while the account is at the time of the call', async () => {
  const calls: string[] = []
  const { fakedesk, account } = await waitingDesk({
    deliversExamples: true,
    async deliver() {
      calls.push(account.now)
      return calls.length === 1
        ? { status: 503, headers: { 'Retry-After': '30' }, body: '' }
        : { status: 200, headers: {}, body: '' }
    },
  })
  await fakedesk.advance('4 days')
  expect(calls).toEqual(['2026-03-15T09:00:00Z', '2026-03-15T09:00:30Z'])
})

test('a long time is told by its first thousand happenings, and counted whole', async () => {
  const { fakedesk, account, call, person } = testDesk()
  const ticket = { comment: { body: 'Please' }, status: 'solved', assignee_id: person('agent').id }
  const tickets = Array.from({ length: 100 }, (_, n) => ({ ...ticket, subject: `Wish ${n}` }))
  for (let round = 0; round < 6; round++) await call('admin', 'POST', '/tickets/create_many', { tickets })
  await fakedesk.advance('10 minutes')
  const solved = account.tickets.by('status', 'solved').size
  const { happened, counts } = await fakedesk.advance('30 days')
  expect(happened).toHaveLength(1000)
  expect(counts.closing).toBe(solved)
})

test.each([['four days'], [-1], ['9999999 weeks'], [Number.NaN]])(
  '%s is refused, and nothing moves',
  async (duration) => {
    const { fakedesk } = testDesk()
    await expect(fakedesk.advance(duration)).rejects.toThrow(RangeError)
    expect(fakedesk.now()).toBe(Date.parse(begin))
  },
)
