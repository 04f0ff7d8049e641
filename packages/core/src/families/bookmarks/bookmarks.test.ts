import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

async function desk() {
  const tools = testDesk()
  const { call, person } = tools
  const open = async (subject: string) => {
    const ticket = { subject, comment: { body: 'It rattles' }, requester_id: person('endUser').id }
    return (await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id as number
  }
  const mark = (who: Parameters<typeof call>[0], ticket_id: number) =>
    call(who, 'POST', '/bookmarks', { bookmark: { ticket_id } })
  const subjects = async (who: Parameters<typeof call>[0]) =>
    (await call(who, 'GET', '/bookmarks')).body.bookmarks.map(
      (one: { ticket: { subject: string } }) => one.ticket.subject,
    )
  return { ...tools, open, mark, subjects }
}

describe('bookmarks', () => {
  test('are made once for a ticket, and gone when deleted, while the ticket stays', async () => {
    const { account, call, open, mark, subjects } = await desk()
    const id = await open('Hub')
    const made = await mark('agent', id)
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(made.body.bookmark.url)
    expect(made.body.bookmark).toEqual({
      id: expect.any(Number),
      url: `https://example.zendesk.com/api/v2/bookmarks/${made.body.bookmark.id}.json`,
      created_at: account.now,
      ticket: expect.objectContaining({ id, subject: 'Hub', priority: null }),
    })
    const again = await mark('agent', id)
    expect([again.status, again.body]).toEqual([200, made.body])
    await call('admin', 'PUT', `/tickets/${id}`, { ticket: { subject: 'Rear hub' } })
    expect(await subjects('agent')).toEqual(['Rear hub'])
    expect((await call('agent', 'DELETE', `/bookmarks/${made.body.bookmark.id}`)).status).toBe(204)
    expect(await subjects('agent')).toEqual([])
    expect((await call('agent', 'GET', `/tickets/${id}`)).status).toBe(200)
  })

  test('are one’s own', async () => {
    const { call, open, mark, subjects } = await desk()
    const { id } = (await mark('agent', await open('Hub'))).body.bookmark
    expect(await subjects('admin')).toEqual([])
    expect((await call('admin', 'DELETE', `/bookmarks/${id}`)).status).toBe(404)
    expect(await subjects('agent')).toEqual(['Hub'])
  })

  test('of tickets that are gone or out of sight are left out, until they are back', async () => {
    const { account, call, open, mark, subjects, agentWith } = await desk()
    const agent = agentWith({ ticket_access: 'all' })
    const [gone, kept] = [await open('Gone'), await open('Kept')]
    await mark(agent, gone)
    await mark(agent, kept)
    await call('admin', 'DELETE', `/tickets/${gone}`)
    expect(await subjects(agent)).toEqual(['Kept'])
    await call('admin', 'PUT', `/deleted_tickets/${gone}/restore`)
    expect(await subjects(agent)).toEqual(['Gone', 'Kept'])
    account.commit(() => account.users.update(agent, { ticket_restriction: 'assigned' }))
    expect(await subjects(agent)).toEqual([])
    expect((await mark(agent, kept)).status).toBe(404)
  })
})

test('an erased ticket takes along what was kept beside it', async () => {
  const { account, call, person, open, mark, finished } = await desk()
  const ticket_id = await open('Hub')
  await mark('agent', ticket_id)
  await call('agent', 'POST', '/skips', { skip: { ticket_id, reason: 'Later' } })
  const pin = { ticket_id: `${ticket_id}`, content_id: '17', content_type: 'article' }
  await call('agent', 'POST', '/ticket_content_pins', { ticket_content_pin: pin })
  await call('agent', 'POST', '/approval_workflow_instances', { name: 'Refund', ticket_id })
  const question = { subject: 'Refund', ticket_id, assignee_user_id: person('secondAgent').id }
  await call('agent', 'POST', '/approval_requests', question)
  const about = { responder_id: person('endUser').id, subject_zrns: [`zen:ticket:${ticket_id}`] }
  const survey_response = { survey_id: account.surveys.rows.first()?.id, ...about }
  await call('admin', 'POST', '/guide/survey_responses', { survey_response })
  await call('admin', 'DELETE', `/tickets/${ticket_id}`)
  const { bookmarks, skips, contentPins, approvalWorkflowInstances, approvalRequests, surveyResponses } = account
  const beside = [bookmarks, skips, contentPins, approvalWorkflowInstances, approvalRequests, surveyResponses]
  const sizes = () => beside.map(({ size }) => size)
  expect(sizes()).toEqual([1, 1, 1, 1, 1, 1])
  await finished(await call('admin', 'DELETE', `/deleted_tickets/${ticket_id}`))
  expect(sizes()).toEqual([0, 0, 0, 0, 0, 0])
})

describe('who may', () => {
  test.each([
    ['GET', '/bookmarks', [200, 200, 200, 403, 401]],
    ['POST', '/bookmarks', [201, 201, 201, 403, 401]],
    ['DELETE', '/bookmarks/1', [404, 404, 404, 403, 401]],
  ] as const)('%s %s', async (method, path, want) => {
    const { call, agentWith, open } = await desk()
    const light = agentWith({ ticket_access: 'all' }, 1)
    const body = method === 'POST' ? { bookmark: { ticket_id: await open('Hub') } } : undefined
    const got = []
    for (const who of ['admin', 'agent', light, 'endUser', 'nobody'] as const) {
      got.push((await call(who, method, path, body)).status)
    }
    expect(got).toEqual(want)
  })
})
