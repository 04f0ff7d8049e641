import type { Condition } from '@fakedesk/spec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDesk } from '../testing.ts'
import { quietWorld } from '../world.ts'

/** A ticket as the API tells it. */
interface Told {
  readonly id: number
  readonly status: string
  readonly type: string | null
  readonly priority: string | null
  readonly assignee_id: number | null
  readonly requester_id: number
  readonly group_id: number | null
  readonly tags: readonly string[]
}

/** The same said three times: as a condition, as a search, and as a plain question about a ticket. */
interface Saying {
  readonly condition: Condition
  readonly query: string
  readonly holds: (ticket: Told) => boolean
}

const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed']
const priorities = ['low', 'normal', 'high', 'urgent']
const types = ['question', 'incident', 'problem', 'task']
const tags = ['vip', 'red', 'blue']

const equality = (field: string, key: string, values: readonly string[], of: (ticket: Told) => string) =>
  fc.tuple(fc.constantFrom(...values), fc.boolean()).map(
    ([value, isNot]): Saying => ({
      condition: { field, operator: isNot ? 'is_not' : 'is', value },
      query: `${isNot ? '-' : ''}${key}:${value === '' ? 'none' : value}`,
      holds: (ticket) => (of(ticket) === value) !== isNot,
    }),
  )

const comparison = (field: string, order: readonly string[], of: (ticket: Told) => string | null) =>
  fc.tuple(fc.constantFrom(...order), fc.boolean()).map(
    ([value, isLess]): Saying => ({
      condition: { field, operator: isLess ? 'less_than' : 'greater_than', value },
      query: `${field}${isLess ? '<' : '>'}${value}`,
      holds: (ticket) => {
        const own = order.indexOf(of(ticket) ?? '')
        return own >= 0 && (isLess ? own < order.indexOf(value) : own > order.indexOf(value))
      },
    }),
  )

const tagged = fc.tuple(fc.subarray(tags, { minLength: 1 }), fc.boolean()).map(
  ([wanted, isNot]): Saying => ({
    condition: { field: 'current_tags', operator: isNot ? 'not_includes' : 'includes', value: wanted.join(' ') },
    query: wanted.map((tag) => `${isNot ? '-' : ''}tags:${tag}`).join(' '),
    holds: (ticket) => wanted.some((tag) => ticket.tags.includes(tag)) !== isNot,
  }),
)

const text = (value: unknown) => (value === null ? '' : String(value))

/** At most one saying for each key: two of one key are alternatives in a search. */
function sayings(people: readonly string[], agents: readonly string[], groups: readonly string[]) {
  return fc
    .tuple(
      fc.oneof(
        equality('status', 'status', statuses, ({ status }) => status),
        comparison('status', statuses, ({ status }) => status),
      ),
      fc.option(equality('type', 'ticket_type', ['', ...types], ({ type }) => text(type))),
      fc.option(
        fc.oneof(
          equality('priority', 'priority', ['', ...priorities], ({ priority }) => text(priority)),
          // Rules take no priority for less than low; searches leave tickets without one out. Asked upwards, both agree.
          comparison('priority', priorities, ({ priority }) => priority).filter(
            ({ condition }) => condition.operator === 'greater_than',
          ),
        ),
      ),
      fc.option(equality('assignee_id', 'assignee', ['', ...agents], ({ assignee_id }) => text(assignee_id))),
      fc.option(equality('requester_id', 'requester', people, ({ requester_id }) => text(requester_id))),
      fc.option(equality('group_id', 'group', ['', ...groups], ({ group_id }) => text(group_id))),
      fc.option(tagged),
    )
    .map((all) => all.filter((one) => one !== null))
}

const someTicket = fc.record(
  {
    status: fc.constantFrom('open', 'pending', 'solved'),
    type: fc.constantFrom('question', 'incident', 'problem'),
    priority: fc.constantFrom(...priorities),
    isAssigned: fc.boolean(),
    isOthers: fc.boolean(),
    tags: fc.subarray(tags),
  },
  { requiredKeys: ['tags'] },
)

test('a view, a search that says the same and a plain filter find the same tickets', async () => {
  const { call, person, account } = testDesk({ world: quietWorld })
  const agents = [person('agent').id, person('secondAgent').id].map(String)
  const people = [person('endUser').id, ...Array.from(account.users.by('role', 'end-user'), ({ id }) => id)]
    .slice(0, 3)
    .map(String)
  const groups = Array.from(account.groups.rows, ({ id }) => String(id))
  const make = async ({
    isAssigned,
    isOthers,
    ...given
  }: typeof someTicket extends fc.Arbitrary<infer T> ? T : never) => {
    const ticket = {
      ...given,
      subject: 'Kettle',
      comment: { body: 'It leaks' },
      requester_id: Number(people[isOthers ? 1 : 0]),
      ...(isAssigned && { assignee_id: Number(agents[isOthers ? 1 : 0]) }),
    }
    const { status } = await call('admin', 'POST', '/tickets', { ticket })
    expect(status).toBe(201)
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(someTicket, { minLength: 2, maxLength: 6 }),
      fc.array(sayings(people, agents, groups), { minLength: 4, maxLength: 8 }),
      async (tickets, many) => {
        for (const one of tickets) await make(one)
        const told: readonly Told[] = (await call('admin', 'GET', '/tickets?page[size]=100')).body.tickets
        for (const one of many) {
          const expected = told.filter((ticket) => one.every(({ holds }) => holds(ticket))).map(({ id }) => id)
          const view = {
            all: one.map(({ condition }) => condition),
            output: { columns: ['nice_id'], sort_by: 'nice_id', sort_order: 'asc' },
          }
          const shown = await call('admin', 'POST', '/views/preview?per_page=100', { view })
          const query = one.map((saying) => saying.query).join(' ')
          const found = await call(
            'admin',
            'GET',
            `/search?query=${encodeURIComponent(`type:ticket ${query}`)}&sort_by=created_at`,
          )
          const ids = (list: readonly { readonly id: number }[]) =>
            list.map(({ id }) => id).sort((left, right) => left - right)
          expect([query, ids(shown.body.rows.map(({ ticket }: { ticket: Told }) => ticket))]).toEqual([query, expected])
          expect([query, ids(found.body.results)]).toEqual([query, expected])
        }
      },
    ),
    // Each run adds tickets to those of the runs before it, up to a page of them.
    { numRuns: 15, endOnFailure: true },
  )
})
