import { describe, expect, test } from 'vitest'
import { emptyOutbox } from '../../mail/outbox.ts'
import { testDesk } from '../../testing.ts'

const path = '/email_notifications'

/** A ticket with two mails about it: its opening, and an agent's answer. */
async function desk() {
  const tools = testDesk()
  const { account, call, person } = tools
  emptyOutbox(account)
  const toAll = [...account.triggers.rows].find(({ title }) => title.startsWith('Notify all agents'))
  await call('admin', 'PUT', `/triggers/${toAll?.id}`, { trigger: { active: false } })
  const given = { subject: 'Lamp', comment: { body: 'It flickers' }, requester_id: person('endUser').id }
  const { ticket } = (await call('agent', 'POST', '/tickets', { ticket: given })).body
  await call('agent', 'PUT', `/tickets/${ticket.id}`, { ticket: { comment: { body: 'Try another bulb' } } })
  await call('agent', 'POST', '/users', { user: { name: 'New', email: 'new@tea.example' } })
  const [opened, answered] = [...account.sentMails.rows]
  if (!opened || !answered) throw new Error('two mails went out')
  return { ...tools, ticket, opened, answered }
}

describe('email notifications', () => {
  test('are the mails about tickets, newest first', async () => {
    const { call, person, ticket, opened, answered } = await desk()
    const { body } = await call('admin', 'GET', `${path}?page[size]=10`)
    expect(body.email_notifications.map((one: { notification_id: number }) => one.notification_id)).toEqual([
      answered.id,
      opened.id,
    ])
    expect(body.email_notifications[1]).toEqual({
      url: `https://example.zendesk.com/api/v2/email_notifications/${opened.id}.json`,
      notification_id: opened.id,
      comment_id: opened.comment_id,
      ticket_id: ticket.id,
      email_id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      message_id: expect.stringContaining(ticket.encoded_id),
      recipients: [
        {
          user_id: person('endUser').id,
          email_address: 'end.user@example.com',
          delivery_status: { id: 0, name: 'none', code: '0', message: 'nothing failed' },
        },
      ],
      created_at: opened.created_at,
      updated_at: opened.created_at,
    })
  })

  test('are narrowed by ticket, comment and mail, and shown by their ids', async () => {
    const { call, ticket, opened, answered } = await desk()
    const idsOf = async (query: string) => {
      const { body } = await call('agent', 'GET', `${path}${query}`)
      return body.email_notifications.map((one: { notification_id: number }) => one.notification_id)
    }
    expect(await idsOf(`?filter[ticket_id]=${ticket.id}`)).toEqual([answered.id, opened.id])
    expect(await idsOf(`?filter[comment_id]=${answered.comment_id}`)).toEqual([answered.id])
    expect(await idsOf(`?filter[notification_id]=${opened.id}`)).toEqual([opened.id])
    expect(await idsOf(`/show_many?ids=${opened.id},7,${answered.id}`)).toEqual([opened.id, answered.id])
    expect(await idsOf(`/show_many?ticket_ids=${ticket.id}`)).toEqual([opened.id, answered.id])
    expect(await idsOf(`/show_many?comment_ids=${opened.comment_id}`)).toEqual([opened.id])
    expect((await call('agent', 'GET', `${path}/show_many`)).status).toBe(422)
  })
})

test.each([
  ['', [200, 200, 200, 403, 401]],
  ['/MAIL', [200, 200, 404, 403, 401]],
  ['/show_many?ids=MAIL', [200, 200, 200, 403, 401]],
] as const)('who may GET email_notifications%s', async (rest, want) => {
  const got = []
  for (const name of ['admin', 'agent', 'assigned', 'endUser', 'nobody'] as const) {
    const { call, opened, agentWith } = await desk()
    const who = name === 'assigned' ? agentWith({ ticket_access: 'assigned-only' }) : name
    got.push((await call(who, 'GET', path + rest.replace('MAIL', `${opened.id}`))).status)
  }
  expect(got).toEqual(want)
})

test('an agent hears of mails about tickets that they see', async () => {
  const { call, agentWith } = await desk()
  const assigned = agentWith({ ticket_access: 'assigned-only' })
  expect((await call(assigned, 'GET', path)).body.email_notifications).toEqual([])
})
