import type { Condition } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { conditionTable } from './condition-table.ts'
import { conditionDefinitions } from './definitions.ts'
import type { Moment } from './moment.ts'
import { type Cast, cast } from './tables/cast.ts'
import { conditionRows, others, type Row } from './tables/condition-rows.ts'
import { ownFieldRows } from './tables/own-field-rows.ts'
import { testOf } from './ticket-test.ts'

async function scene() {
  const world = await cast()
  await world.play()
  const { account, person } = world
  const moment: Moment = { account, actor: { ...person('agent'), signedBy: 'nothing' } }
  const tickets = [...account.tickets.by('isDeleted', false)]
  const meeting = (all: readonly Condition[], any: readonly Condition[] = []) => {
    const asking = testOf(account, { all: [...all], any: [...any] })
    return { asking, found: tickets.filter((ticket) => asking.holds(ticket, moment)) }
  }
  const lettersOf = (all: readonly Condition[], any?: readonly Condition[]) =>
    world.lettersOf(meeting(all, any).found.map(({ id }) => id))
  return { ...world, moment, meeting, lettersOf }
}

const when = (field: string, operator: string, value: Condition['value']): Condition => ({ field, operator, value })

/** What filters of SLA policies and workspaces ask in other words than rules do. */
const filterRows = ({ ids }: Pick<Cast, 'ids'>): Readonly<Record<string, readonly Row[]>> => ({
  ticket_type_id: [
    ['is', '2', 'a'],
    ['is', '0', 'frc'],
    ['is_not', '4', 'farc'],
    ['includes', ['2', '4'], 'aep'],
    ['not_includes', ['2', '4'], 'frc'],
  ],
  exact_created_at: [
    ['less_than', '2026-03-17T00:00:00Z', others('f')],
    ['less_than_equal', '2026-03-16T16:00:00Z', others('f')],
    ['greater_than', '2026-03-16T16:00:00Z', 'f'],
    ['greater_than_equal', '2026-03-17T10:00:00Z', 'f'],
  ],
  organization_id: [
    ['is', 'none', 'ae'],
    ['includes', [String(ids.organizations[0]), 'none'], 'faer'],
  ],
  assignee_id: [['is', 'none', 'f']],
})

test.each(['sla', 'workspace'] as const)(
  'what a filter of the place %s can ask holds for whom it should',
  async (place) => {
    const made = await scene()
    const rows = { ...conditionRows(made), ...ownFieldRows(made) }
    const own = new Map(Array.from(made.account.ticketFields.rows, ({ id, type }) => [`custom_fields_${id}`, type]))
    for (const { subject, operators } of conditionDefinitions(made.account, place, 'all')) {
      const type = own.get(subject)
      const field = type === undefined ? subject : `custom_fields_${made.fields.ids[type]}`
      for (const { value: operator } of operators) {
        const all = [...(filterRows(made)[field] ?? []), ...(rows[field] ?? [])].filter(([named]) => named === operator)
        expect([field, operator, all.length > 0]).toEqual([field, operator, true])
        for (const [, value, everywhere, elsewhere] of all) {
          const asked = [field, operator, value, made.lettersOf([when(field, operator, value)])]
          expect(asked).toEqual([field, operator, value, elsewhere?.view ?? everywhere])
        }
      }
    }
  },
)

test('each field of the table has rows', async () => {
  const made = await scene()
  const known = Object.keys({ ...conditionRows(made), ...filterRows(made) })
  expect(known.sort()).toEqual(Object.keys(conditionTable).sort())
})

test('an index narrows the tickets to no fewer than hold', async () => {
  const made = await scene()
  let narrowed = 0
  for (const [field, rows] of Object.entries({ ...conditionRows(made), ...filterRows(made), ...ownFieldRows(made) })) {
    for (const [operator, value] of rows) {
      const { asking, found } = made.meeting([when(field, operator, value)])
      const among = asking.among(made.moment)
      if (!among || conditionTable[field]?.isOfChange) continue
      narrowed++
      const few = new Set(among.flatMap((tickets) => Array.from(tickets, ({ id }) => id)))
      expect([field, operator, value, found.filter(({ id }) => !few.has(id))]).toEqual([field, operator, value, []])
    }
  }
  expect(narrowed).toBeGreaterThan(20)
})

test('a ticket meets all of the one list and one of the other', async () => {
  const { lettersOf } = await scene()
  const [open, pending, high] = [
    when('status', 'is', 'open'),
    when('status', 'is', 'pending'),
    when('priority', 'is', 'high'),
  ]
  expect(lettersOf([high], [pending, open])).toBe('a')
  expect(lettersOf([high], [pending])).toBe('')
  expect(lettersOf([pending], [open])).toBe('')
  expect(lettersOf([], [open, pending])).toBe('ap')
})

test('a condition on what is not there, or not any more, never holds', async () => {
  const { lettersOf } = await scene()
  for (const operator of ['is', 'is_not', 'present', 'not_present']) {
    expect(lettersOf([when('custom_fields_1', operator, 'a')])).toBe('')
    expect(lettersOf([when('sandwich', operator, 'a')])).toBe('')
  }
})
