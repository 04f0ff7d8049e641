import type { Action } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { isDeepEqual } from '../../store/deep-equal.ts'
import { actionDefinitions } from '../definitions.ts'
import { type ActionRow, actionRows, type Effect } from './action-rows.ts'
import { type Cast, cast } from './cast.ts'
import { typesOfTickets } from './own-values.ts'

/**
 * Each action that triggers, automations and macros offer, done to one ticket: what is another afterwards, and what is
 * said.
 */

type Place = 'trigger' | 'automation' | 'macro'

/** What goes to where the account keeps no tickets, and has tests of its own. */
const elsewhere = [
  'notification_target',
  'notification_sms_user',
  'notification_sms_group',
  'notification_messaging_csat',
  'notification_zis',
  'deflection',
  'tweet_requester',
  'side_conversation',
  'side_conversation_slack',
  'side_conversation_ticket',
]

const hour = 60 * 60_000

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
type Json = any

/** The actions on offer, by the names of their fields; automations have no operation that tells theirs. */
async function offeredAt({ call, account }: Cast, place: Place): Promise<readonly string[]> {
  const actions: readonly { readonly subject: string }[] =
    place === 'automation'
      ? actionDefinitions(account, place)
      : (await call('admin', 'GET', `/${place}s/definitions`)).body.definitions.actions
  return actions.map(({ subject }) => subject)
}

interface Doing {
  readonly action: Action
  readonly effect: Effect
}

async function doingAt(world: Scene, place: Place): Promise<readonly Doing[]> {
  const rows = actionRows(world.ids)
  const rowsFor = (field: string): readonly ActionRow[] => {
    const type = typesOfTickets.find((one) => field === `custom_fields_${world.fields.ids[one]}`)
    return rows[type ?? field] ?? []
  }
  return (await offeredAt(world, place)).flatMap((field) =>
    rowsFor(field).map(([value, everywhere, elsewhere]) => ({
      action: { field, value },
      effect: elsewhere?.[place] ?? everywhere,
    })),
  )
}

/** What is another in the one than in the other, but for what any change changes and what repeats other properties. */
function changesBetween({ fields }: Cast, before: Json, after: Json): Json {
  const passed = [
    'updated_at',
    'generated_timestamp',
    'fields',
    'custom_fields',
    'collaborator_ids',
    'comment',
    'external_id',
  ]
  const flat = ({ custom_fields, ...ticket }: Json): Json => {
    const values = new Map(custom_fields.map(({ id, value }: { id: number; value: unknown }) => [id, value]))
    return { ...ticket, ...Object.fromEntries(typesOfTickets.map((type) => [type, values.get(fields.ids[type])])) }
  }
  const [old, now] = [flat(before), flat(after)]
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !passed.includes(name) && !isDeepEqual(value, old[name])),
  )
}

/** A category moves to its usual status by itself. */
function wanted({ changes = {} }: Effect, actual: Json): Json {
  const follows = changes.status !== undefined && changes.custom_status_id === undefined
  return { ...changes, ...(follows && { custom_status_id: actual.custom_status_id }) }
}

const named = ({ action: { field, value } }: Doing, effect: object) => [`${field} ${JSON.stringify(value)}`, effect]

type Scene = Awaited<ReturnType<typeof scene>>

async function scene() {
  const world = await cast()
  const foreign = (await world.post('/groups', { group: { name: 'Foreign' } })).group.id
  const { account } = world
  const agreement = account.commit(() =>
    account.sharingAgreements.insert({
      ...{ id: account.ids.next(), name: 'Far', type: 'outbound', status: 'accepted', partner_name: null },
      ...{ remote_subdomain: 'far', created_at: account.now, updated_at: account.now },
    }),
  )
  const schedule = account.schedules.rows.first()?.id ?? 0
  const ids = { ...world.ids, foreign, agreement: agreement.id, schedule }
  const id = world.tickets.e ?? 0
  const show = async (path: string) => (await world.call('secondAgent', 'GET', path)).body
  const ticket = async () => (await show(`/tickets/${id}`)).ticket
  const requester = async () => (await show(`/users/${ids.rosa}`)).user
  const lastEvents = async (): Promise<readonly Json[]> =>
    (await show(`/tickets/${id}/audits?page[size]=100`)).audits.at(-1).events
  return { ...world, ids, id, show, ticket, requester, lastEvents }
}

/** Does what each action says with a rule of its own, and compares what is another afterwards and what was said. */
async function expectEffects(place: 'trigger' | 'automation'): Promise<void> {
  const world = await scene()
  const { account, post, change, id, ticket, requester, lastEvents } = world
  const [before, asker, start] = [await ticket(), await requester(), account.snapshot()]
  const [actual, expected]: [Json[], Json[]] = [[], []]
  for (const doing of await doingAt(world, place)) {
    const all = [{ field: 'status', operator: 'is', value: 'open' }]
    const made = await post(`/${place}s`, { [place]: { title: 'R', all, actions: [doing.action] } })
    expect(made[place]).toMatchObject({ conditions: { all, any: [] }, actions: [doing.action] })
    if (place === 'trigger') await change(id, { external_id: 'x' }, 'secondAgent')
    else account.clock.advance(hour)
    const changes = changesBetween(world, before, await ticket())
    const { locale_id } = await requester()
    const said = (await lastEvents()).filter(({ type, via }) => via?.channel === 'rule' && !noted.includes(type))
    actual.push(named(doing, { changes, said, locale_id }))
    const { effect } = doing
    expected.push(
      named(doing, {
        changes: wanted(effect, changes),
        said: effect.event ? [expect.objectContaining(effect.event)] : [],
        locale_id: asker.locale_id,
        ...effect.requester,
      }),
    )
    account.restore(start)
  }
  expect(actual).toEqual(expected)
}

/** What audits tell of changes. */
const noted = ['Change', 'EmailCcChange', 'FollowersChange']

test('triggers do what their actions say, and nothing else', async () => {
  await expectEffects('trigger')
})

test('automations do what their actions say, and nothing else', async () => {
  await expectEffects('automation')
})

test('macros show what their actions would do, and nothing else', async () => {
  const world = await scene()
  const { post, id, account } = world
  const [before, start] = [await world.ticket(), account.snapshot()]
  const [actual, expected]: [Json[], Json[]] = [[], []]
  for (const doing of await doingAt(world, 'macro')) {
    const { macro } = await post('/macros', { macro: { title: 'M', actions: [doing.action] } })
    const { ticket } = (await world.show(`/tickets/${id}/macros/${macro.id}/apply`)).result
    const changes = changesBetween(world, before, ticket)
    actual.push(named(doing, { changes, comment: ticket.comment }))
    expected.push(named(doing, { changes: wanted(doing.effect, changes), comment: doing.effect.comment }))
    account.restore(start)
  }
  expect(actual).toEqual(expected)
})

test.each(['trigger', 'automation', 'macro'] as const)('each action that a %s can have is done here', async (place) => {
  const world = await scene()
  const rows = await doingAt(world, place)
  const own = new Map(Array.from(world.account.ticketFields.rows, ({ id, type }) => [`custom_fields_${id}`, type]))
  const missing = (await offeredAt(world, place)).filter((field) => {
    const type = own.get(field)
    const same = type === undefined ? field : `custom_fields_${world.fields.ids[type]}`
    return !elsewhere.includes(field) && !rows.some(({ action }) => action.field === same)
  })
  expect(missing).toEqual([])
})
