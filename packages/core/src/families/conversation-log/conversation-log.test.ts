import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

async function desk() {
  const tools = testDesk()
  const { account, call, person } = tools
  const requester_id = person('endUser').id
  const begin = { subject: 'Hub', comment: { body: 'It rattles', author_id: requester_id }, requester_id }
  const { id } = (await call('admin', 'POST', '/tickets', { ticket: begin })).body.ticket
  const change = async (who: Parameters<typeof call>[0], ticket: object) => {
    account.clock.advance(1000)
    await call(who, 'PUT', `/tickets/${id}`, { ticket })
  }
  const path = `/tickets/${id}/conversation_log`
  const log = async (query = '') => (await call('agent', 'GET', path + query)).body
  return { ...tools, id, change, path, log }
}

test('the conversation of a ticket reads in one shape, whoever spoke, oldest first', async () => {
  const { call, person, id, change, log } = await desk()
  await change('admin', { priority: 'high' })
  await change('agent', { comment: { html_body: '<p>Send it <b>in</b></p>', public: false } })
  const { events, count } = await log()
  const { comments } = (await call('admin', 'GET', `/tickets/${id}/comments`)).body
  expect(count).toBe(2)
  expect(events[0]).toEqual({
    id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
    type: 'Comment',
    reference: `zen:ticket_event:${comments[0].id}`,
    created_at: comments[0].created_at,
    received_at: comments[0].created_at,
    author: {
      type: 'user',
      display_name: person('endUser').name,
      avatar_url: null,
      'zen:support:user_id': person('endUser').id,
    },
    content: { type: 'html', text: 'It rattles', body: comments[0].html_body },
    attachments: [],
    metadata: { ...comments[0].metadata, ticket_version: 1 },
  })
  expect(events[1]).toMatchObject({
    author: { type: 'agent', 'zen:support:user_id': person('agent').id },
    content: { text: 'Send it in', body: comments[1].html_body },
    metadata: { ticket_version: 3 },
  })
  expect(events[0].id < events[1].id).toBe(true)
  expect((await log()).events).toEqual(events)
})

test('the log pages both ways, and lists files that stand beside the text', async () => {
  const { send, change, log } = await desk()
  const headers = { Authorization: `Basic ${btoa('agent@example.com/token:token')}`, 'Content-Type': 'text/plain' }
  const uploaded = await send('POST', '/uploads?filename=hub.txt', { headers, body: 'a hub' })
  await change('agent', { comment: { body: 'See here', uploads: [uploaded.body.upload.token] } })
  const newest = await log('?page[size]=1&sort=-created_at')
  expect(newest.events[0].content.text).toBe('See here')
  expect(newest.events[0].attachments).toMatchObject([{ file_name: 'hub.txt', content_type: 'text/plain', size: 5 }])
  const next = await log(newest.links.next.slice(newest.links.next.indexOf('?')))
  expect([next.events[0].content.text, next.meta.has_more]).toEqual(['It rattles', false])
})

test('a log is read by those who see the ticket', async () => {
  const { account, call, agentWith, person, path, id } = await desk()
  account.commit(() => account.users.update(person('secondAgent'), { ticket_restriction: 'groups' }))
  const got = []
  const light = agentWith({ ticket_access: 'all' }, 1)
  const bound = agentWith({ ticket_access: 'within-organization' })
  for (const who of ['admin', 'agent', light, 'secondAgent', bound, 'endUser', 'nobody'] as const) {
    got.push((await call(who, 'GET', path)).status)
  }
  expect(got).toEqual([200, 200, 200, 404, 404, 403, 401])
  await call('admin', 'DELETE', `/tickets/${id}`)
  expect((await call('admin', 'GET', path)).status).toBe(404)
})
