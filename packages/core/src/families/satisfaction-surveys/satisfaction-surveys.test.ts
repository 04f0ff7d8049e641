import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const responses = '/guide/survey_responses'
const day = 24 * 60 * 60 * 1000

async function desk() {
  const tools = testDesk({ world: quietWorld })
  const { account, call, person } = tools
  type Who = Parameters<typeof call>[0]
  const open = async (given: object = {}): Promise<number> => {
    const people = { requester_id: person('endUser').id, assignee_id: person('agent').id }
    const ticket = { subject: 'Hub', comment: { body: 'It rattles' }, status: 'solved', ...people, ...given }
    return (await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id
  }
  const survey = () => [...account.surveys.rows].at(0) ?? expect.fail('there is no survey')
  const questions = () => survey().versions[0]?.questions ?? []
  const asked = (alias: string) => questions().find((question) => question.alias?.endsWith(alias))
  const ticket_id = await open()
  /** Hands the survey out, a second later than before. */
  const handOut = (given: object = {}, who: Who = 'admin') => {
    account.clock.advance(1000)
    const about = { responder_id: person('endUser').id, subject_zrns: [`zen:ticket:${ticket_id}`] }
    return call(who, 'POST', responses, { survey_response: { survey_id: survey().id, ...about, ...given } })
  }
  const handedOut = async (given: object = {}): Promise<string> => (await handOut(given)).body.survey_response.id
  const rated = (rating: number) => ({ type: 'rating_scale', question_id: asked('rating')?.id, rating })
  const answer = (id: string, answers: readonly object[], who: Who = 'endUser') =>
    call(who, 'POST', `${responses}/${id}`, { survey_response: { answers } })
  const show = async (id: string) =>
    (await call('admin', 'GET', `/guide/en-us/survey_responses/${id}`)).body.survey_response
  const listed = async (query: string, who: Who = 'admin') =>
    (await call(who, 'GET', `${responses}?${query}`)).body.survey_responses.map(({ id }: { id: string }) => id)
  return { ...tools, open, survey, asked, ticket_id, handOut, handedOut, rated, answer, show, listed }
}

describe('surveys', () => {
  test('are listed for agents, and a version of one is shown to everybody, without what only answers tell', async () => {
    const { call, survey, asked } = await desk()
    const { body } = await call('agent', 'GET', '/guide/en-us/surveys')
    expect(body.surveys).toEqual([
      {
        id: survey().id,
        version: 1,
        state: 'enabled',
        questions: [expect.any(Object), expect.any(Object), expect.any(Object)],
        created_at: survey().created_at,
        updated_at: survey().created_at,
      },
    ])
    const [scale, reason, comment] = body.surveys[0].questions
    expect(scale).toEqual({
      id: asked('rating')?.id,
      type: 'rating_scale_emoji',
      sub_type: 'customer_satisfaction',
      headline: { type: 'static', value: expect.any(String) },
      options: expect.any(Array),
    })
    expect(scale.options.at(0)).toMatchObject({ rating: 1, follow_up: { question_id: reason.id } })
    expect(scale.options.at(-1)).toMatchObject({ rating: 5, follow_up: { question_id: comment.id } })
    expect(comment.follow_up).toBe(null)
    const shown = await call('nobody', 'GET', `/guide/de/surveys/${survey().id}/7`)
    expect([shown.status, shown.body.survey]).toEqual([200, body.surveys[0]])
  })

  test('keep their versions', async () => {
    const { account, call, survey } = await desk()
    const [first] = survey().versions
    const questions = (first?.questions ?? []).slice(0, 1)
    account.commit(() =>
      account.surveys.update(survey(), { versions: [...survey().versions, { questions, made_at: account.now }] }),
    )
    const version = async (number: number) => {
      const { body } = await call('nobody', 'GET', `/guide/en-us/surveys/${survey().id}/${number}`)
      return [body.survey.version, body.survey.questions.length]
    }
    expect([await version(1), await version(2), await version(3)]).toEqual([
      [1, 3],
      [2, 1],
      [2, 1],
    ])
  })

  test('are listed by type', async () => {
    const { call } = await desk()
    const sizes = []
    for (const type of ['CUSTOMER_SATISFACTION', 'OTHER']) {
      sizes.push((await call('agent', 'GET', `/guide/en-us/surveys?filter[types]=${type}`)).body.surveys.length)
    }
    expect(sizes).toEqual([1, 0])
  })

  test.each([
    ['another language than there is', '/guide/xx/surveys/ID/1'],
    ['no survey', '/guide/en-us/surveys/nobody/1'],
    ['version 0', '/guide/en-us/surveys/ID/0'],
  ])('are not found in %s', async (_, path) => {
    const { call, survey } = await desk()
    expect((await call('nobody', 'GET', path.replace('ID', survey().id))).status).toBe(404)
  })
})

describe('a survey', () => {
  test('is handed out as links, answered by the person, and shown with its questions', async () => {
    const { account, person, survey, asked, ticket_id, handOut, rated, answer, show, listed, call } = await desk()
    const made = await handOut()
    const { id, links } = made.body.survey_response
    const path = `/hc/en-us/survey_responses/${id}?access_token=${account.surveyResponses.find(id).access_token}`
    expect([made.status, links.type, links.url_path]).toEqual([200, 'rating_link_emoji', path])
    expect(links.rating_links).toHaveLength(5)
    expect(links.rating_links[4]).toEqual({
      url_path: `${path}&rating=5`,
      rating: 5,
      label: asked('rating')?.options?.[4]?.label,
      emoji: asked('rating')?.options?.[4]?.emoji,
    })
    const empty = {
      id,
      responder_id: person('endUser').id,
      subject_zrns: [`zen:ticket:${ticket_id}`],
      subjects: [{ id: `${ticket_id}`, type: 'ticket', zrn: `zen:ticket:${ticket_id}` }],
      survey: { id: survey().id, version: 1, state: 'enabled' },
      answers: [],
      expires_at: new Date(Date.parse(account.now) + 28 * day).toISOString().replace('.000', ''),
    }
    expect(await show(id)).toEqual(empty)
    const [option] = asked('reason')?.options ?? []
    const { status, body } = await answer(id, [
      { type: 'open_ended', question_id: asked('comment')?.id, value: 'Slow' },
      {
        type: 'closed_ended',
        question_id: asked('reason')?.id,
        selections: [{ type: 'pre_defined', value: option?.id }],
      },
      rated(2),
    ])
    const times = { created_at: account.now, updated_at: account.now }
    const scale = { id: asked('rating')?.id, type: 'rating_scale_emoji', sub_type: 'customer_satisfaction' }
    expect(status).toBe(200)
    expect(body.survey_response).toEqual({
      ...empty,
      answers: [
        { type: 'rating_scale', question: scale, rating: 2, rating_category: 'bad', ...times },
        {
          type: 'closed_ended',
          question: { id: asked('reason')?.id, type: 'closed_ended' },
          selections: [{ type: 'predefined', option_id: option?.id }],
          ...times,
        },
        { type: 'open_ended', question: { id: asked('comment')?.id, type: 'open_ended' }, value: 'Slow', ...times },
      ],
    })
    expect((await call('admin', 'GET', responses)).body.survey_responses).toEqual([body.survey_response])
    expect(await listed('', 'endUser')).toEqual([id])
    const [first] = (await show(id)).answers
    const { headline } = asked('rating') ?? {}
    expect(first.question).toMatchObject({ ...scale, alias: 'customer satisfaction rating', headline })
    expect(first.question.options[0]).toEqual({ rating: 1, label: expect.any(Object), emoji: expect.any(Object) })
  })

  test('can be answered again until it ends, question by question', async () => {
    const { account, asked, handedOut, rated, answer } = await desk()
    const id = await handedOut()
    await answer(id, [rated(1), { type: 'skipped', question_id: asked('comment')?.id }])
    const { now } = account
    account.clock.advance(28 * day)
    const { body } = await answer(id, [rated(3)])
    expect(body.survey_response.answers).toMatchObject([
      { rating: 3, rating_category: 'neutral', created_at: now, updated_at: account.now },
      { type: 'skipped', created_at: now, updated_at: now },
    ])
    account.clock.advance(1000)
    expect((await answer(id, [rated(5)])).status).toBe(422)
  })

  test('that is disabled is neither handed out nor answered', async () => {
    const { account, survey, handOut, handedOut, rated, answer } = await desk()
    const id = await handedOut()
    account.commit(() => account.surveys.update(survey(), { state: 'disabled' }))
    for (const { status, body } of [await handOut(), await answer(id, [rated(5)])]) {
      expect([status, body.errors[0].code]).toEqual([409, 'Conflict'])
    }
  })

  test.each([
    ['no survey', { survey_id: 'nobody' }, 404],
    ['nobody', { responder_id: 4711 }, 422],
    ['nothing', { subject_zrns: [] }, 422],
    ['a ticket that there is not', { subject_zrns: ['zen:ticket:4711'] }, 422],
    ['something else', { subject_zrns: ['ticket 1'] }, 422],
    ['a language that there is not', { locale: 'xx' }, 422],
  ])('is not handed out for %s', async (_, given, status) => {
    const { account, handOut } = await desk()
    expect((await handOut(given)).status).toBe(status)
    expect(account.surveyResponses.size).toBe(0)
  })

  test('is handed out in a language, and about a conversation', async () => {
    const { handOut } = await desk()
    const { body } = await handOut({ locale: 'de', subject_zrns: ['zen:conversation:4295a81b'] })
    expect(body.survey_response.links.url_path).toMatch(/^\/hc\/de\//)
  })

  test.each([
    ['nothing', []],
    ['a question of another survey', [{ type: 'skipped', question_id: 'other' }]],
    ['a rating beyond the scale', [{ type: 'rating_scale', question_id: 'rating', rating: 6 }]],
    ['a rating of no scale', [{ type: 'rating_scale', question_id: 'comment', rating: 5 }]],
    ['an option that there is not', [{ type: 'closed_ended', question_id: 'reason', selections: [{ value: 'a' }] }]],
    ['no option', [{ type: 'closed_ended', question_id: 'reason' }]],
    ['no text', [{ type: 'open_ended', question_id: 'comment', value: ' ' }]],
    ['a type that there is not', [{ type: 'essay', question_id: 'comment', value: 'a' }]],
  ])('is not answered by %s', async (_, given) => {
    const { asked, handedOut, answer, show } = await desk()
    const id = await handedOut()
    const answers = given.map((one) => ({ ...one, question_id: asked(one.question_id)?.id ?? one.question_id }))
    expect((await answer(id, answers)).status).toBe(422)
    expect((await show(id)).answers).toEqual([])
  })
})

describe('an answer', () => {
  test.each([
    [5, 'good'],
    [4, 'good'],
    [3, 'bad'],
    [1, 'bad'],
  ])('of %i rates the solved ticket as %s, with what was said', async (rating, score) => {
    const { call, asked, ticket_id, handedOut, rated, answer } = await desk()
    const comment = { type: 'open_ended', question_id: asked('comment')?.id, value: 'So it was' }
    await answer(await handedOut(), [rated(rating), comment])
    const { ticket } = (await call('admin', 'GET', `/tickets/${ticket_id}`)).body
    expect(ticket.satisfaction_rating).toMatchObject({ score, comment: 'So it was' })
  })

  test('about a ticket that is not solved, closed or gone is kept, and rates nothing', async () => {
    const { account, call, open, handedOut, rated, answer } = await desk()
    const ids = [await open({ status: 'open' }), await open({ status: 'closed' }), await open()]
    const id = await handedOut({ subject_zrns: ids.map((ticket) => `zen:ticket:${ticket}`) })
    await call('admin', 'DELETE', `/tickets/${ids[2]}`)
    expect((await answer(id, [rated(5)])).body.survey_response.answers).toHaveLength(1)
    expect(account.satisfactionRatings.size).toBe(0)
  })
})

test('responses are listed by person, subject and time, either way round', async () => {
  const { account, person, open, handedOut, listed } = await desk()
  const other = await open()
  const one = await handedOut()
  const made = Date.parse(account.now)
  const two = await handedOut({ responder_id: person('agent').id })
  const three = await handedOut({ subject_zrns: [`zen:ticket:${other}`, 'zen:conversation:a'] })
  expect(await listed('')).toEqual([one, two, three])
  expect(await listed('sort=-id')).toEqual([three, two, one])
  expect(await listed(`filter[responder_ids]=${person('agent').id}`)).toEqual([two])
  expect(await listed(`filter[responder_ids]=${person('agent').id},${person('endUser').id}`)).toHaveLength(3)
  expect(await listed(`filter[subject_zrns]=zen:ticket:${other},zen:conversation:b`)).toEqual([three])
  expect(await listed(`filter[created_at_start]=${made + 1000}`)).toEqual([two, three])
  expect(await listed(`filter[created_at_end]=${made + 1000}`)).toEqual([one, two])
  expect(await listed(`filter[created_at_start]=${made + 1}&filter[created_at_end]=${made + 1999}`)).toEqual([two])
  expect(await listed(`filter[created_at_start]=${made / 1000 + 1}&sort=-id`)).toEqual([three, two])
  expect(await listed(`filter[created_at_end]=${made / 1000}`)).toEqual([one])
  expect(await listed('filter[created_at_start]=-5&filter[created_at_end]=99999999999999999')).toHaveLength(3)
  expect(await listed('', 'endUser')).toEqual([one, three])
})

describe('who may', () => {
  const given = { survey_id: 'SURVEY', responder_id: 'PERSON', subject_zrns: ['zen:conversation:a'] }
  test.each([
    ['GET', '/guide/en-us/surveys', undefined, [200, 200, 200, 200, 403, 403, 401]],
    ['GET', '/guide/en-us/surveys/SURVEY/1', undefined, [200, 200, 200, 200, 200, 200, 200]],
    ['GET', responses, undefined, [200, 403, 403, 403, 200, 200, 401]],
    ['GET', '/guide/en-us/survey_responses/RESPONSE', undefined, [200, 403, 403, 403, 200, 404, 401]],
    ['POST', responses, given, [200, 403, 403, 403, 403, 403, 401]],
    ['POST', `${responses}/RESPONSE`, 'ANSWER', [403, 404, 404, 404, 200, 404, 401]],
  ] as const)('%s %s', async (method, template, body, want) => {
    const { account, call, person, agentWith, survey, handedOut, rated } = await desk()
    const id = await handedOut()
    const light = agentWith({ ticket_access: 'all' }, 1)
    const restricted = agentWith({ ticket_access: 'assigned-only' })
    const stranger = [...account.users.by('role', 'end-user')].find((user) => user.id !== person('endUser').id)
    const fill = (text: string) =>
      text
        .replace('SURVEY', survey().id)
        .replace('RESPONSE', id)
        .replace('PERSON', `${person('endUser').id}`)
    const response = body === 'ANSWER' ? { answers: [rated(5)] } : body
    const sent = response && { survey_response: JSON.parse(fill(JSON.stringify(response))) }
    const got = []
    const strange = { email: stranger?.email ?? null }
    for (const who of ['admin', 'agent', light, restricted, 'endUser', strange, 'nobody'] as const) {
      got.push((await call(who, method, fill(template), sent)).status)
    }
    expect(got).toEqual(want)
  })

  test('agents answer what was handed to them', async () => {
    const { person, handedOut, rated, answer } = await desk()
    const id = await handedOut({ responder_id: person('agent').id })
    expect((await answer(id, [rated(4)], 'agent')).status).toBe(200)
  })
})
