import type { Action, Condition } from '@fakedesk/spec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from '../account/snapshot-lines.ts'
import { testDesk } from '../testing.ts'
import { quietWorld } from '../world.ts'

/** Rules that undo one another, over tickets that people keep changing, for some days. */

const hour = 60 * 60_000
const tags = ['a', 'b', 'c']

const condition = (field: string, operators: readonly string[], values: readonly string[]) =>
  fc.record({
    field: fc.constant(field),
    operator: fc.constantFrom(...operators),
    value: fc.constantFrom<Condition['value']>(...values),
  })

const conditions = fc.oneof(
  condition('current_tags', ['includes', 'not_includes'], tags),
  condition('priority', ['is', 'is_not', 'less_than'], ['low', 'high']),
  condition('status', ['is', 'is_not', 'less_than'], ['open', 'pending', 'solved']),
)
const changes = fc.oneof(
  condition('status', ['changed', 'value', 'value_previous'], ['open', 'pending']),
  condition('update_type', ['is'], ['Create', 'Change']),
  condition('comment_is_public', ['is'], ['true', 'false']),
)
const hours = condition('updated_at', ['greater_than', 'less_than', 'is'], ['0', '2', '5'])

const action = (field: string, ...values: readonly string[]) =>
  fc.record({ field: fc.constant(field), value: fc.constantFrom<Action['value']>(...values) })

const actions = fc.array(
  fc.oneof(
    action('current_tags', ...tags),
    action('remove_tags', ...tags),
    action('set_tags', 'a b', 'c'),
    action('priority', 'low', 'high', ''),
    action('status', 'open', 'pending', 'solved'),
    action('reply_internal', 'Noted by {{ticket.id}}'),
    action('reply_public', 'Said'),
  ),
  { minLength: 1, maxLength: 3 },
)

const trigger = fc.record({ all: fc.array(fc.oneof(conditions, changes), { minLength: 1, maxLength: 2 }), actions })
const automation = fc.record({
  all: fc.tuple(hours, conditions).map((both) => [...both]),
  actions,
})

const move = fc.oneof(
  fc.record({
    kind: fc.constant('open' as const),
    priority: fc.constantFrom('low', 'high'),
    tag: fc.constantFrom(...tags),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    ticket: fc.nat({ max: 3 }),
    with: fc.oneof(
      fc.record({ status: fc.constantFrom('open', 'pending', 'solved') }),
      fc.record({ tags: fc.subarray(tags) }),
      fc.record({ comment: fc.record({ body: fc.constant('Well'), public: fc.boolean() }) }),
    ),
  }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 3, 7) }),
)

interface Story {
  readonly triggers: readonly { readonly all: readonly Condition[]; readonly actions: readonly Action[] }[]
  readonly automations: Story['triggers']
  readonly moves: readonly (typeof move extends fc.Arbitrary<infer T> ? T : never)[]
}

const story: fc.Arbitrary<Story> = fc.record({
  triggers: fc.array(trigger, { minLength: 1, maxLength: 6 }),
  automations: fc.array(automation, { maxLength: 3 }),
  moves: fc.array(move, { minLength: 2, maxLength: 8 }),
})

/** Plays the story in a world of its own. Every rule calls a webhook with its number, beside what it does. */
async function played({ triggers, automations, moves }: Story) {
  const { account, call, fakedesk, person } = testDesk({ world: quietWorld })
  const post = async (path: string, body: object) => {
    const answer = await call('admin', 'POST', path, body)
    expect([answer.status, answer.body.details]).toEqual([201, undefined])
    return answer.body
  }
  const facts = { name: 'Rules', http_method: 'POST', request_format: 'json', status: 'active' }
  const given = { ...facts, endpoint: 'https://rules.example.com/', subscriptions: ['conditional_ticket_events'] }
  const { webhook } = await post('/webhooks', { webhook: given })
  const rule = ({ all, actions }: Story['triggers'][number], number: number) => {
    const told: Action = { field: 'notification_webhook', value: [webhook.id, `rule ${number}`] }
    return { title: `Rule ${number}`, all, actions: [...actions, told] }
  }
  for (const [number, one] of triggers.entries()) await post('/triggers', { trigger: rule(one, number) })
  for (const [number, one] of automations.entries()) await post('/automations', { automation: rule(one, 100 + number) })
  const ids: number[] = []
  for (const move of moves) {
    if (move.kind === 'wait') account.clock.advance(move.hours * hour)
    else if (move.kind === 'open') {
      const { priority, tag } = move
      const ticket = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: person('endUser').id }
      ids.push((await post('/tickets', { ticket: { ...ticket, priority, tags: [tag] } })).ticket.id)
    } else await call('agent', 'PUT', `/tickets/${ids[move.ticket % ids.length] ?? 0}`, { ticket: move.with })
    await fakedesk.delivered()
  }
  await call('admin', 'GET', '/users/me')
  await fakedesk.delivered()
  return { account, fakedesk }
}

test('rules end, each trigger acts at most once an update, and the same moves come out the same, calls included', async () => {
  let calls = 0
  await fc.assert(
    fc.asyncProperty(story, async (drawn) => {
      const first = await played(drawn)
      for (const { events } of first.account.audits.rows) {
        const called = events.flatMap((event) => (event.type === 'External' ? [event.body] : []))
        expect(called.toSorted()).toEqual([...new Set(called)].toSorted())
      }
      const second = await played(drawn)
      expect([...linesOf(second.account.snapshot())]).toEqual([...linesOf(first.account.snapshot())])
      expect(second.fakedesk.deliveries()).toEqual(first.fakedesk.deliveries())
      calls += first.fakedesk.deliveries().length
    }),
    { numRuns: 12 },
  )
  expect(calls).toBeGreaterThan(0)
})
