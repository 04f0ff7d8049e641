import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

async function desk() {
  const tools = testDesk({ world: quietWorld })
  const { account, call, person } = tools
  const open = async (given: object = {}) => {
    const people = { requester_id: person('endUser').id, assignee_id: person('agent').id }
    const ticket = { subject: 'Hub', comment: { body: 'It rattles' }, status: 'solved', ...people, ...given }
    return (await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id as number
  }
  const rate = (id: number, given: object = {}, who: Parameters<typeof call>[0] = 'endUser') =>
    call(who, 'POST', `/tickets/${id}/satisfaction_rating`, { satisfaction_rating: { score: 'good', ...given } })
  const show = async (id: number) => (await call('admin', 'GET', `/tickets/${id}`)).body.ticket
  const reasonOf = (code: number) =>
    [...account.satisfactionReasons.rows].find(({ reason_code }) => reason_code === code)
  return { ...tools, open, rate, show, reasonOf }
}

describe('rating a ticket', () => {
  test('keeps what the requester thinks, shows it in the ticket and tells it in an audit', async () => {
    const { account, call, person, open, rate, show } = await desk()
    const id = await open()
    expect((await show(id)).satisfaction_rating).toEqual({ score: 'unoffered' })
    const { status, body } = await rate(id, { comment: 'Quick and kind' })
    const { satisfaction_rating: rating } = body
    expect(status).toBe(200)
    expect(rating).toEqual({
      url: `https://example.zendesk.com/api/v2/satisfaction_ratings/${rating.id}.json`,
      id: expect.any(Number),
      ticket_id: id,
      requester_id: person('endUser').id,
      assignee_id: person('agent').id,
      group_id: (await show(id)).group_id,
      score: 'good',
      comment: 'Quick and kind',
      reason: null,
      reason_id: null,
      created_at: account.now,
      updated_at: account.now,
    })
    const said = { id: rating.id, score: 'good', comment: 'Quick and kind', reason: null, reason_id: null }
    expect((await show(id)).satisfaction_rating).toEqual(said)
    const { audits } = (await call('admin', 'GET', `/tickets/${id}/audits`)).body
    const event = { type: 'SatisfactionRating', score: 'good', assignee_id: person('agent').id, body: 'Quick and kind' }
    expect(audits.at(-1)).toMatchObject({ author_id: person('endUser').id, events: [event] })
    expect((await call('admin', 'GET', `/satisfaction_ratings/${rating.id}`)).body).toEqual(body)
  })

  test('again replaces the rating, with the agent in charge by then', async () => {
    const { account, call, person, open, rate, show, reasonOf } = await desk()
    const id = await open()
    const first = (await rate(id)).body.satisfaction_rating
    account.clock.advance(1000)
    await call('admin', 'PUT', `/tickets/${id}`, { ticket: { status: 'open', assignee_id: person('secondAgent').id } })
    const second = (await rate(id, { score: 'bad', reason_code: 5 })).body.satisfaction_rating
    expect(second).toEqual({
      ...first,
      assignee_id: person('secondAgent').id,
      group_id: (await show(id)).group_id,
      score: 'bad',
      reason: reasonOf(5)?.value,
      reason_id: reasonOf(5)?.id,
      updated_at: account.now,
    })
    expect((await call('admin', 'GET', '/satisfaction_ratings/count')).body.count.value).toBe(1)
  })

  test.each([
    ['its code', { reason_code: 7 }, 7],
    ['its text', { reason: 'The answer took too long' }, 5],
    ['nothing', {}, 0],
  ])('badly has a reason, found by %s', async (_, given, code) => {
    const { open, rate, reasonOf } = await desk()
    const { body } = await rate(await open(), { score: 'bad', ...given })
    const reason = reasonOf(code)
    expect(body.satisfaction_rating).toMatchObject({ reason: reason?.value, reason_id: reason?.id })
  })

  test('well has none', async () => {
    const { open, rate } = await desk()
    const { body } = await rate(await open(), { reason_code: 7 })
    expect(body.satisfaction_rating).toMatchObject({ reason: null, reason_id: null })
  })

  test.each([
    ['a ticket that was never solved', { status: 'open' }, {}, 422],
    ['a closed ticket', { status: 'closed' }, {}, 422],
    ['a score that there is not', {}, { score: 'fair' }, 422],
    ['a reason that there is not', {}, { score: 'bad', reason_code: 999 }, 422],
    ['a ticket that the requester does not see', { comment: { body: 'a', public: false } }, {}, 404],
  ])('is refused for %s', async (_, ticket, rating, status) => {
    const { account, open, rate } = await desk()
    expect((await rate(await open(ticket), rating)).status).toBe(status)
    expect(account.satisfactionRatings.size).toBe(0)
  })

  test('is refused where ratings are off', async () => {
    const { call, open, rate } = await desk()
    const id = await open()
    await call('admin', 'PUT', '/account/settings', { settings: { active_features: { customer_satisfaction: false } } })
    expect((await rate(id)).status).toBe(422)
  })

  test('is for its requester alone, whoever that is', async () => {
    const { account, person, open, rate, agentWith } = await desk()
    const id = await open({ email_ccs: [{ user_email: 'kofi.mensah@example.com' }] })
    expect((await rate(id, {}, { email: 'kofi.mensah@example.com' })).status).toBe(403)
    const stranger = [...account.users.by('role', 'end-user')].find(
      ({ id: userId, email }) => userId !== person('endUser').id && email !== 'kofi.mensah@example.com',
    )
    expect((await rate(id, {}, { email: stranger?.email ?? '' })).status).toBe(404)
    for (const who of ['admin', 'agent'] as const) expect((await rate(id, {}, who)).status).toBe(403)
    expect((await rate(id, {}, agentWith({}))).status).toBe(404)
    expect((await rate(id, {}, 'nobody')).status).toBe(401)
    const own = await open({ requester_id: person('secondAgent').id })
    expect((await rate(own, {}, 'secondAgent')).status).toBe(200)
  })
})

describe('ratings', () => {
  test('are listed, oldest first, by score and time', async () => {
    const { account, call, open, rate } = await desk()
    const given = [{}, { comment: 'Kind' }, { score: 'bad' }, { score: 'bad', comment: 'Slow' }]
    for (const rating of given) {
      await rate(await open(), rating)
      account.clock.advance(1000)
    }
    const ids = async (query: string) =>
      (await call('admin', 'GET', `/satisfaction_ratings?${query}`)).body.satisfaction_ratings.map(
        ({ ticket_id }: { ticket_id: number }) => ticket_id,
      )
    const [one, two, three, four] = await ids('')
    expect(await ids('score=received')).toEqual([one, two, three, four])
    expect(await ids('score=good')).toEqual([one, two])
    expect(await ids('score=bad_with_comment')).toEqual([four])
    expect(await ids('score=received_without_comment')).toEqual([one, three])
    expect(await ids('score=offered')).toEqual([])
    const begin = Date.parse('2026-03-14T09:00:00Z') / 1000
    expect(await ids(`start_time=${begin + 1}`)).toEqual([two, three, four])
    expect(await ids(`end_time=${begin + 2}`)).toEqual([one, two])
    expect(await ids(`start_time=${begin + 1}&end_time=${begin + 3}&score=bad`)).toEqual([three])
    expect(await ids(`start_time=${begin + 1}&page[size]=2&sort=-created_at`)).toEqual([four, three])
    expect(await ids('start_time=-5&end_time=99999999999999999')).toHaveLength(4)
  })
})

test.each([
  ['/satisfaction_ratings', [200, 403, 403, 403, 401]],
  ['/satisfaction_ratings/count', [200, 403, 403, 403, 401]],
  ['/satisfaction_ratings/RATING', [200, 403, 403, 403, 401]],
] as const)('who may GET %s', async (template, want) => {
  const { call, agentWith, open, rate } = await desk()
  const { id } = (await rate(await open())).body.satisfaction_rating
  const got = []
  for (const who of ['admin', 'agent', agentWith({}, 1), 'endUser', 'nobody'] as const) {
    got.push((await call(who, 'GET', template.replace('RATING', `${id}`))).status)
  }
  expect(got).toEqual(want)
})
