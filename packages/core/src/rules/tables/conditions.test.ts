import type { Action, Condition } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { conditionDefinitions } from '../definitions.ts'
import { type Cast, cast } from './cast.ts'
import { conditionRows, holdsForNobody, type Row } from './condition-rows.ts'
import { ownFieldRows } from './own-field-rows.ts'

/**
 * Each field with each operator that triggers, automations and views offer, asked of the six tickets of the cast: of which
 * it holds, and of which not.
 */

type Place = 'trigger' | 'automation' | 'view'

interface Definition {
  readonly subject: string
  readonly operators: readonly { readonly value: string }[]
}

/** A condition, and the tickets that it should hold for. */
interface Asked {
  readonly condition: Condition
  readonly holds: string
}

const hour = 60 * 60_000

const rowsOf = (world: Cast): Readonly<Record<string, readonly Row[]>> => ({
  ...conditionRows(world),
  ...ownFieldRows(world),
})

/** What a place offers to ask, as fields with operators. Automations have no operation that tells theirs. */
async function offeredAt({ call, account }: Cast, place: Place): Promise<readonly (readonly [string, string])[]> {
  const definitions: readonly Definition[] =
    place === 'automation'
      ? conditionDefinitions(account, place, 'all')
      : (await call('admin', 'GET', `/${place}s/definitions`)).body.definitions.conditions_all
  return definitions.flatMap(({ subject, operators }) => operators.map(({ value }) => [subject, value] as const))
}

async function askedAt(world: Cast, place: Place): Promise<readonly Asked[]> {
  const rows = rowsOf(world)
  return (await offeredAt(world, place)).flatMap(([field, operator]) =>
    (rows[field] ?? []).flatMap(([named, value, everywhere, elsewhere = {}]) => {
      const holds = elsewhere[place] === undefined ? everywhere : elsewhere[place]
      if (named !== operator || holds === null) return []
      // Closed tickets are beyond automations.
      const within = place === 'automation' ? holds.replace('c', '') : holds
      return [{ condition: { field, operator, value }, holds: within }]
    }),
  )
}

const sentence = ({ field, operator, value }: Condition) => `${field} ${operator} ${JSON.stringify(value)}`

/** What was found beside what should be, a line each. */
function expectSame(asked: readonly Asked[], found: readonly string[]): void {
  const lines = (of: (one: Asked, place: number) => string) =>
    asked.map((one, place) => `${sentence(one.condition)}: ${of(one, place)}`)
  expect(lines((_, place) => found[place] ?? '')).toEqual(lines(({ holds }) => holds))
}

/** Rules call this webhook, with a number of their own, so that audits tell which of them have fired for which tickets. */
async function recorder({ post, account, lettersOf }: Cast) {
  const request = { http_method: 'POST', request_format: 'json', status: 'active' }
  const { webhook } = await post('/webhooks', {
    webhook: { name: 'Recorder', endpoint: 'https://rules.example.com/', ...request },
  })
  const actions = (number: number): readonly Action[] => [
    { field: 'notification_webhook', value: [webhook.id, String(number)] },
  ]
  const firedFor = (number: number) => {
    const told = Array.from(account.audits.rows).filter(({ events }) =>
      events.some((event) => event.type === 'External' && event.body === String(number)),
    )
    return lettersOf(told.map(({ ticket_id }) => ticket_id))
  }
  return { actions, firedFor }
}

test('triggers fire for the changes that meet their condition, and for no others', async () => {
  const world = await cast()
  const asked = await askedAt(world, 'trigger')
  const { actions, firedFor } = await recorder(world)
  for (const [number, { condition }] of asked.entries()) {
    const trigger = { title: sentence(condition), conditions: { all: [condition], any: [] }, actions: actions(number) }
    const made = (await world.post('/triggers', { trigger })).trigger
    // Tools that keep rules as code compare what they sent (reported).
    expect(made).toMatchObject(trigger)
  }
  await world.play()
  expectSame(
    asked,
    asked.map((_, number) => firedFor(number)),
  )
})

test('automations act upon the tickets that meet their condition, and upon no others', async () => {
  const world = await cast()
  await world.play()
  const asked = await askedAt(world, 'automation')
  const { actions, firedFor } = await recorder(world)
  const before = world.account.snapshot()
  const found = []
  for (const { condition } of asked) {
    await world.post('/automations', { automation: { title: 'A', all: [condition], actions: actions(1) } })
    world.account.clock.advance(hour)
    await world.call('admin', 'GET', '/users/me')
    found.push(firedFor(1))
    // One that has acted on a ticket has updated it, which others would see.
    world.account.restore(before)
  }
  expectSame(asked, found)
})

test('views show the tickets that meet their condition, and no others', async () => {
  const world = await cast()
  await world.play()
  world.account.clock.advance(hour)
  const asked = await askedAt(world, 'view')
  const found = []
  for (const { condition } of asked) {
    const view = { all: [condition], output: { columns: ['nice_id'] } }
    const { rows } = (await world.call('agent', 'POST', '/views/preview', { view })).body
    found.push(world.lettersOf(rows.map(({ ticket }: { ticket: { id: number } }) => ticket.id)))
  }
  expectSame(asked, found)
})

test.each(['trigger', 'automation', 'view'] as const)(
  'each condition that a %s can have holds for a ticket of the cast, and does not for another one',
  async (place) => {
    const world = await cast()
    const asked = await askedAt(world, place)
    const own = new Map(Array.from(world.account.ticketFields.rows, ({ id, type }) => [`custom_fields_${id}`, type]))
    const missing = (await offeredAt(world, place)).filter(([field, operator]) => {
      // Fields that came with the account are of types that the cast has fields of.
      const type = own.get(field)
      const same = type === undefined ? field : `custom_fields_${world.fields.ids[type]}`
      const rows = asked.filter(({ condition }) => condition.field === same && condition.operator === operator)
      const isBeyond = holdsForNobody.includes(field) || (place === 'automation' && field === 'CLOSED')
      const isMet = isBeyond || rows.some(({ holds }) => holds !== '')
      return !isMet || rows.every(({ holds }) => holds.length === 6)
    })
    expect(missing).toEqual([])
  },
)

test('the same can be said in other ways', async () => {
  const world = await cast()
  const { account, fields, ids } = world
  const [green] = account.ticketFields.find(fields.ids.tagger ?? 0).custom_field_options
  const said: readonly (readonly [Condition, holds: string])[] = [
    [{ field: 'recipient', operator: null, value: 'help@shop.example' }, 'a'],
    [{ field: 'update_type', operator: null, value: 'Create' }, 'f'],
    [{ field: 'comment_is_public', operator: null, value: false }, 'e'],
    [{ field: `custom_fields_${fields.ids.tagger}`, operator: 'is', value: String(green?.id) }, 'a'],
    [{ field: `ticket_fields_${fields.ids.tagger}`, operator: 'is', value: 'green' }, 'a'],
    [{ field: `custom_fields_${fields.ids.checkbox}`, operator: 'is', value: true }, 'a'],
    [{ field: 'user.custom_fields.tagger', operator: 'is', value: 'green' }, 'ae'],
    [{ field: 'requester.custom_fields.TAGGER', operator: 'is', value: 'green' }, 'ae'],
    [{ field: 'group_id', operator: 'is', value: null }, 'f'],
    [{ field: 'assignee_id', operator: 'is', value: [String(ids.agent)] }, 'arp'],
    [{ field: 'current_tags', operator: 'includes', value: 'vip, new_tag' }, 'ap'],
  ]
  const asked = said.map(([condition, holds]) => ({ condition, holds }))
  const { actions, firedFor } = await recorder(world)
  for (const [number, { condition }] of asked.entries()) {
    await world.post('/triggers', { trigger: { title: 'T', any: [condition], actions: actions(number) } })
  }
  await world.play()
  expectSame(
    asked,
    asked.map((_, number) => firedFor(number)),
  )
})
