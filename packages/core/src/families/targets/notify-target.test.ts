import { expect, test } from 'vitest'
import type { DeliveryAnswer, DeliveryRequest } from '../../delivery/policy.ts'
import { testDesk } from '../../testing.ts'

/** A desk whose calls come to a list and are answered alike, and a way to a trigger that tells a target of each new ticket. */
function desk(answer: Partial<DeliveryAnswer> | Error = {}) {
  const calls: DeliveryRequest[] = []
  const deliver = async (request: DeliveryRequest) => {
    calls.push(request)
    if (answer instanceof Error) throw answer
    return { status: 200, headers: {}, body: 'ok', ...answer }
  }
  const { call, person, fakedesk, ...rest } = testDesk({ webhooks: { deliver } })
  const tell = async (target: object, message: string | string[][] = 'Ticket {{ticket.id}}: {{ticket.title}}') => {
    const { body } = await call('admin', 'POST', '/targets', { target: { title: 'Stock', ...target } })
    const trigger = {
      title: 'Tell',
      conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] },
      actions: [{ field: 'notification_target', value: [String(body.target.id), message] }],
    }
    expect((await call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
    return body.target
  }
  const open = async () => {
    const ticket = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: person('endUser').id }
    const { body } = await call('agent', 'POST', '/tickets', { ticket })
    await fakedesk.delivered()
    return body.ticket
  }
  const failures = async () => (await call('admin', 'GET', '/target_failures')).body.target_failures
  return { call, calls, person, fakedesk, tell, open, failures, ...rest }
}

const v2 = { type: 'url_target_v2', target_url: 'https://stock.test/{{ticket.id}}' }
const form = 'application/x-www-form-urlencoded'

test.each([
  [
    { type: 'url_target', target_url: 'https://stock.test/a?b=c', attribute: 'note' },
    { method: 'GET', url: 'https://stock.test/a?b=c&note=Kettle+%26+co', body: undefined },
  ],
  [
    { type: 'url_target', target_url: 'https://stock.test/a', attribute: 'note', method: 'post' },
    { method: 'POST', url: 'https://stock.test/a', body: 'note=Kettle+%26+co', headers: { 'Content-Type': form } },
  ],
  [
    { ...v2, method: 'put', content_type: 'application/json', username: 'ana', password: 'hush' },
    {
      method: 'PUT',
      body: 'Kettle & co',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Zendesk Target',
        Authorization: `Basic ${btoa('ana:hush')}`,
      },
    },
  ],
])('a target with %j is called as it says', async (target, expected) => {
  const { tell, open, calls } = desk()
  await tell(target, '{{ticket.title}} & co')
  const { id } = await open()
  expect(calls).toMatchObject([{ url: `https://stock.test/${id}`, ...expected }])
})

test('a call stands among the deliveries, and its message in the audit', async () => {
  const { tell, open, fakedesk, call } = desk()
  const target = await tell({ ...v2, method: 'post', content_type: 'application/json' })
  const ticket = await open()
  const body = `Ticket ${ticket.id}: Kettle`
  expect(fakedesk.deliveries()).toMatchObject([
    { webhook_id: null, target_id: target.id, method: 'POST', url: `https://stock.test/${ticket.id}`, payload: body },
  ])
  const { audits } = (await call('agent', 'GET', `/tickets/${ticket.id}/audits`)).body
  expect(audits[0].events).toContainEqual(
    expect.objectContaining({ type: 'External', resource: String(target.id), body }),
  )
})

test('targets by mail send one, and those of other services write into the outbox', async () => {
  const { tell, open, fakedesk, call } = desk()
  await tell({ type: 'email_target', email: 'stock@warehouse.test', subject: 'Case {{ticket.id}}' })
  await tell({ type: 'campfire_target', subdomain: 'tea', room: 'Stock', token: 't' })
  const { id } = await open()
  const text = `Ticket ${id}: Kettle`
  const sent = fakedesk.outbox().filter((mail) => mail.text === text)
  expect(sent).toMatchObject([
    { channel: 'email', occasion: 'trigger', to: [{ address: 'stock@warehouse.test' }], subject: `Case ${id}` },
    { channel: 'campfire_target', occasion: 'trigger', to: [{ address: 'tea/Stock' }], ticket_id: id },
  ])
  const listed = (await call('admin', 'GET', '/email_notifications')).body.email_notifications
  const ids = listed.map(({ notification_id }: { notification_id: number }) => notification_id)
  expect(sent.map((mail) => ids.includes(mail.id))).toEqual([true, false])
})

test('what a target does not take is told with the raw call, without what signed it', async () => {
  const { tell, open, failures, call } = desk({ status: 502, headers: { Server: 'tea' }, body: 'spilled' })
  const secret = { username: 'ana', password: 'hush' }
  await tell({ ...v2, method: 'post', content_type: 'application/xml', ...secret }, '<a/>')
  const { id } = await open()
  await open()
  const [second, first] = await failures()
  expect([second.consecutive_failure_count, first]).toEqual([
    2,
    {
      url: expect.stringContaining(`/api/v2/target_failures/${first.id}.json`),
      id: first.id,
      target_name: 'Stock',
      status_code: 502,
      consecutive_failure_count: 1,
      raw_request: [
        `POST /${id} HTTP/1.1`,
        'Host: stock.test',
        'Content-Type: application/xml',
        'User-Agent: Zendesk Target',
        '',
        '<a/>',
      ].join('\r\n'),
      raw_response: 'HTTP/1.1 502\r\nServer: tea\r\n\r\nspilled',
      created_at: '2026-03-14T09:00:00Z',
    },
  ])
  expect((await call('admin', 'GET', `/target_failures/${first.id}`)).body.target_failure).toEqual(first)
})

test('a target that fails 21 times in a row is switched off, the admins are told, and it may be tried anew', async () => {
  const { tell, open, failures, fakedesk, call, calls } = desk(new Error('refused'))
  const target = await tell({ ...v2, method: 'post', content_type: 'application/json' })
  const isActive = async () => (await call('admin', 'GET', `/targets/${target.id}`)).body.target.active
  for (let round = 0; round < 20; round++) await open()
  expect(await isActive()).toBe(true)
  await open()
  await open()
  expect([await isActive(), calls.length, (await failures())[0].status_code]).toEqual([false, 21, null])
  expect(fakedesk.outbox().filter(({ occasion }) => occasion === 'target_deactivated')).toHaveLength(1)
  await call('admin', 'PUT', `/targets/${target.id}`, { target: { active: true } })
  await open()
  expect([await isActive(), (await failures())[0].consecutive_failure_count]).toEqual([true, 1])
  for (let round = 0; round < 5; round++) await open()
  // The latest of each target can be looked at.
  expect(await failures()).toHaveLength(25)
})

test('a target without a body, or with a form, is given parameters', async () => {
  const { tell, open, calls } = desk()
  const pairs = [
    ['id', '{{ticket.id}}'],
    ['title', '{{ticket.title}} & co'],
  ]
  await tell({ ...v2, method: 'get', content_type: 'application/json' }, pairs)
  const { id } = await open()
  expect(calls).toMatchObject([{ url: `https://stock.test/${id}?id=${id}&title=Kettle+%26+co`, body: undefined }])
})
