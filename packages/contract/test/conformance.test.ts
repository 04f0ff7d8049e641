import { createFakedesk, defaultPeople, fixedClock } from '@fakedesk/core'
import { bodyShapes, type OperationFacts, type OperationId, operationFacts } from '@fakedesk/spec'
import { describe, expect, test } from 'vitest'
import { checkExchange, runCheck } from '../src/index.ts'

/** The rules that every operation of the engine keeps, proved for each of them from the operation table. */

const desk = () => createFakedesk({ clock: () => fixedClock('2026-03-14T09:00:00Z') })
const fakedesk = desk()
const engine = operationFacts().filter(({ id }) => fakedesk.answeredBy(id as OperationId) === 'engine')

const people = { admin: defaultPeople.admin, agent: defaultPeople.agent, 'end-user': defaultPeople.endUser } as const
type Caller = keyof typeof people | 'anonymous'

const bodies = await bodyShapes()

/** Somebody who may call the operation. */
const allowed = ({ roles }: OperationFacts): Caller => roles.find((role) => role !== 'anonymous') ?? 'anonymous'

/** No record has this id. */
const nobody = '9007199254740000'

/** The operation's address with a value for each variable. */
function addressOf({ path, pathParameters }: OperationFacts, value = nobody): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name) => (pathParameters[name] === 'integer' ? value : 'nobody'))
}

async function call(caller: Caller, method: string, address: string) {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' }
  if (caller !== 'anonymous') headers.Authorization = `Basic ${btoa(`${people[caller].email}/token:token`)}`
  const request = new Request(`https://example.zendesk.com${address}`, {
    method,
    headers,
    ...(method !== 'GET' && { body: '{}' }),
  })
  const response = await fakedesk.fetch(request.clone())
  // Requests break the contract on purpose here; the answers must not.
  const { violations } = await checkExchange(request, response, { strict: true, only: 'response' })
  return { status: response.status, headers: response.headers, text: await response.text(), violations }
}

// A list that takes a body (a preview of a view) is paged in the tests of its family.
const lists = engine.filter(
  ({ method, answer, pathParameters }) =>
    method === 'GET' && answer === 'list' && Object.keys(pathParameters).length === 0,
)
const titles = (operations: readonly OperationFacts[]) => operations.map((facts) => [facts.id, facts] as const)
const knows = (kind: 'cursor' | 'offset') => titles(lists.filter(({ pagination }) => pagination?.includes(kind)))

describe('who may call', () => {
  test.each(titles(engine.filter(({ roles }) => !roles.includes('anonymous'))))(
    '%s asks for credentials',
    async (_, facts) => {
      const { status, text, headers } = await call('anonymous', facts.method, addressOf(facts))
      expect([status, JSON.parse(text)]).toEqual([401, { error: "Couldn't authenticate you" }])
      expect(headers.get('www-authenticate')).toContain('Basic')
    },
  )

  const refused = engine.flatMap((facts) =>
    (['agent', 'end-user'] as const)
      .filter((role) => !facts.roles.includes(role))
      .map((role) => [facts.id, role, facts] as const),
  )
  test.each(refused)('%s refuses the role %s', async (_, role, facts) => {
    const { status, text, violations } = await call(role, facts.method, addressOf(facts))
    expect([status, JSON.parse(text).error.title, violations]).toEqual([403, 'Forbidden', []])
  })
})

describe('addresses', () => {
  const withIds = titles(engine.filter(({ pathParameters }) => Object.values(pathParameters).includes('integer')))

  test.each(withIds)('%s takes no text for an id', async (_, facts) => {
    const { status, text, violations } = await call(allowed(facts), facts.method, addressOf(facts, 'abc'))
    expect([status, violations]).toEqual([400, []])
    expect(JSON.parse(text).error.message).toMatch(/ must be an integer from api\/v2\/[\w/]+$/)
  })

  const bodiless = withIds.filter(
    ([id, { method, roles }]) => /GET|DELETE/.test(method) && roles.includes('admin') && !bodies[id],
  )
  test.each(bodiless)('%s finds nothing under an unknown id', async (_, facts) => {
    const { status, text, violations } = await call('admin', facts.method, addressOf(facts))
    expect([status, violations]).toEqual([404, []])
    expect(JSON.parse(text)).toEqual({ error: 'RecordNotFound', description: 'Not found' })
  })

  test.each(titles(lists))('%s answers the same with the suffix .json', async (_, facts) => {
    const plain = await call('admin', facts.method, facts.path)
    const suffixed = await call('admin', facts.method, `${facts.path}.json`)
    expect(suffixed.status).toBe(plain.status)
  })

  // A template with a text for its id takes literal neighbours, too: all methods at webhooks/test are somebody's.
  const unserved = engine.flatMap((facts) => {
    const isAt = ({ path }: { readonly path: string }) =>
      new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(facts.path)
    const served = operationFacts()
      .filter(isAt)
      .map(({ method }) => method)
    const method = ['PATCH', 'POST', 'PUT', 'DELETE', 'GET'].find((one) => !served.includes(one))
    return method ? [[facts.id, method, facts] as const] : []
  })
  test.each(unserved)('%s is no endpoint for %s, which nobody serves', async (_, method, facts) => {
    const { status, text } = await call('admin', method, addressOf(facts))
    expect([status, JSON.parse(text)]).toEqual([404, { error: 'InvalidEndpoint', description: 'Not found' }])
  })
})

describe('lists', () => {
  test.each(knows('cursor'))('%s pages by cursor', async (_, facts) => {
    const { status, text, violations } = await call('admin', 'GET', `${facts.path}?page[size]=1`)
    if (status !== 200) return expect(needsMore(facts)).toBe(true)
    const body = JSON.parse(text)
    expect([body[facts.key ?? ''].length <= 1, violations]).toEqual([true, []])
    expect(body.meta).toHaveProperty('has_more')
  })

  test.each(knows('cursor'))('%s refuses a cursor page of nothing and a cursor of another list', async (_, facts) => {
    if (needsMore(facts)) return
    for (const search of ['page[size]=0', 'page[after]=bm9uc2Vuc2U=']) {
      const { status, text } = await call('admin', 'GET', `${facts.path}?${search}`)
      expect([status, JSON.parse(text).errors?.[0].code]).toEqual([400, 'InvalidPaginationParameter'])
    }
  })

  test.each(knows('offset'))('%s pages by number', async (_, facts) => {
    if (needsMore(facts)) return
    const { status, text, violations } = await call('admin', 'GET', `${facts.path}?page=1&per_page=1`)
    expect([status, violations]).toEqual([200, []])
    expect(JSON.parse(text)).toMatchObject({ count: expect.any(Number), previous_page: null })
    expect((await call('admin', 'GET', `${facts.path}?page=x`)).status).toBe(400)
  })

  test.each(titles(lists.filter(({ sideLoads }) => sideLoads?.length)))(
    '%s side-loads what it says',
    async (_, facts) => {
      if (needsMore(facts)) return
      for (const name of facts.sideLoads ?? []) {
        const { status, violations } = await call('admin', 'GET', `${facts.path}?include=${name},nonsense`)
        expect([name, status, violations]).toEqual([name, 200, []])
      }
    },
  )
})

/** Lists that say nothing without a query of their own: searches, `show_many`, exports. */
function needsMore({ path, pagination }: OperationFacts): boolean {
  return (
    /search|show_many|autocomplete|incremental/.test(path) ||
    (pagination?.some((kind) => kind.startsWith('incremental')) ?? false)
  )
}

describe('answers', () => {
  test.each([
    ['an admin', { user: 'admin@example.com', token: 'token' }],
    ['an agent', { user: 'agent@example.com', password: 'password' }],
    ['an end user', { bearer: 'end-user-oauth-token' }],
  ])('hold to the specification for %s, nothing undocumented', async (_, credentials) => {
    const walked = desk()
    const { results } = await runCheck({
      ...credentials,
      target: 'https://acme.zendesk.com',
      operations: engine.map(({ id }) => id),
      strict: true,
      everything: true,
      fetch: (request) => walked.fetch(request),
    })
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect(results.length).toBeGreaterThan(0)
  })
})
