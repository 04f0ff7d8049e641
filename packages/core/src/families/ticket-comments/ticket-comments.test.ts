import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

async function conversation() {
  const desk = testDesk()
  const { call, person, account } = desk
  const requester_id = person('endUser').id
  const given = { subject: 'Card', requester_id, comment: { body: 'My number is 4111', author_id: requester_id } }
  const { ticket } = (await call('admin', 'POST', '/tickets', { ticket: given })).body
  account.clock.advance(60_000)
  await call('agent', 'PUT', `/tickets/${ticket.id}`, {
    ticket: { comment: { html_body: '<b>Never</b> send it', public: false } },
  })
  const comments = async (query = '') => (await call('admin', 'GET', `/tickets/${ticket.id}/comments${query}`)).body
  return { ...desk, id: ticket.id as number, comments }
}

test('comments are those of the audits, with their ids, oldest first or latest first', async () => {
  const { comments, call, id, person } = await conversation()
  const page = await comments()
  const { audits } = (await call('admin', 'GET', `/tickets/${id}/audits`)).body
  expect(page.comments).toMatchObject([
    {
      id: audits[0].events[0].id,
      audit_id: audits[0].id,
      author_id: person('endUser').id,
      public: true,
      body: 'My number is 4111',
    },
    {
      id: audits[1].events[0].id,
      public: false,
      body: 'Never send it',
      html_body: '<div class="zd-comment" dir="auto"><b>Never</b> send it</div>',
      created_at: '2026-03-14T09:01:00Z',
      via: { channel: 'api' },
    },
  ])
  expect(page.count).toBe(2)
  const latest = await comments('?sort_order=desc')
  expect(latest.comments).toEqual(page.comments.toReversed())
  const first = await comments('?page[size]=1&sort=-created_at')
  const second = (await call('admin', 'GET', first.links.next)).body
  expect([...first.comments, ...second.comments]).toEqual(latest.comments)
  expect((await call('admin', 'GET', `/tickets/${id}/comments/count`)).body.count.value).toBe(2)
})

test('the people who wrote come along', async () => {
  const { comments, person } = await conversation()
  const { users } = await comments('?include=users')
  expect(users.map(({ id }: { id: number }) => id)).toEqual([person('endUser').id, person('agent').id])
})

describe('redaction', () => {
  test('blacks the text out everywhere, and is told in an audit', async () => {
    const { comments, call, id } = await conversation()
    const [{ id: commentId }] = (await comments()).comments
    const { status, body } = await call('admin', 'PUT', `/tickets/${id}/comments/${commentId}/redact`, { text: '4111' })
    expect([status, body.comment.body]).toEqual([200, 'My number is ▇▇▇▇'])
    const everything = JSON.stringify([
      (await call('admin', 'GET', `/tickets/${id}`)).body,
      (await call('admin', 'GET', `/tickets/${id}/audits`)).body,
      await comments(),
    ])
    expect(everything).not.toContain('4111')
    expect(everything).toContain('"type":"CommentRedactionEvent"')
  })

  test('in the agent workspace follows the marks, on closed tickets too', async () => {
    const { comments, call, id } = await conversation()
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { status: 'closed' } })
    const [{ id: commentId }] = (await comments()).comments
    const html_body = '<div class="zd-comment" dir="auto">My number is <redact>4111</redact></div>'
    const { body } = await call('admin', 'PUT', `/comment_redactions/${commentId}`, { ticket_id: id, html_body })
    expect(body.comment.body).toBe('My number is ▇▇▇▇')
    const refused = await call('admin', 'PUT', `/tickets/${id}/comments/${commentId}/redact`, { text: 'My' })
    expect(refused.status).toBe(422)
  })

  test('is for those who may delete tickets', async () => {
    const { comments, call, id } = await conversation()
    const [{ id: commentId }] = (await comments()).comments
    expect((await call('agent', 'PUT', `/tickets/${id}/comments/${commentId}/redact`, { text: 'a' })).status).toBe(403)
  })
})

test.each(['comments', 'audits'])('a comment is made private by its address under %s', async (family) => {
  const { comments, call, id } = await conversation()
  const [{ id: commentId, audit_id }] = (await comments()).comments
  const path = `/tickets/${id}/${family}/${family === 'comments' ? commentId : audit_id}/make_private`
  expect((await call('agent', 'PUT', path)).status).toBe(200)
  expect((await comments()).comments[0].public).toBe(false)
  expect((await call('admin', 'GET', `/tickets/${id}`)).body.ticket.is_public).toBe(false)
  const { audits } = (await call('admin', 'GET', `/tickets/${id}/audits`)).body
  expect(audits.at(-1).events).toMatchObject([{ type: 'CommentPrivacyChange', comment_id: commentId, public: false }])
})
