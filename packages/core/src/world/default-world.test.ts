import { describe, expect, test } from 'vitest'
import { fixedClock } from '../account/clock.ts'
import { createFakedesk } from '../fakedesk.ts'
import { testDesk } from '../testing.ts'
import { makeAlike } from './bake-world.ts'
import { defaultWorld } from './default-world.ts'
import { fill, mark } from './template.ts'

describe('the default world', () => {
  test.each([
    ['acme', '2026-03-14T09:00:00Z'],
    ['z3n', '2031-12-31T23:59:59Z'],
  ])('that %s reads is the one that the families would make', (name, time) => {
    const clock = () => fixedClock(time)
    const read = createFakedesk({ clock, world: defaultWorld }).account(name).snapshot()
    const made = createFakedesk({ clock, world: makeAlike }).account(name).snapshot()
    expect(Object.fromEntries(read.records)).toEqual(Object.fromEntries(made.records))
    expect(read.state.draws.ids.last).toBe(made.state.draws.ids.last)
    expect(read.state.draws.numbers).toEqual(made.state.draws.numbers)
  })

  test('has ids of its own in each account', () => {
    const { fakedesk } = testDesk()
    const ids = ['acme', 'beta'].map((name) => [...fakedesk.account(name).users.rows].map(({ id }) => id))
    expect(new Set(ids.flat()).size).toBe(2 * (ids[0]?.length ?? 0))
  })

  test('is added to what a world put in before it', () => {
    const { account } = testDesk({
      world(own) {
        own.groups.insert({ ...groupOf(testDesk().account), id: 7, name: 'Larkspur' })
        defaultWorld(own)
      },
    })
    expect(account.groups.get(7)).toBeDefined()
    expect(account.users.size).toBe(testDesk().account.users.size)
  })
})

test('whatever is marked is filled in again', () => {
  const began = Date.parse('2026-03-14T09:00:00Z')
  const filling = { name: 'acme', began, ids: 6_130_000_000_000 }
  const text =
    '["2026-01-02T03:04:05Z",1767225600,1767225600000,6130000000128,"2026-03-17","#6130000000256 acme.zendesk.com","01KKNYFD80RQ3GZFNQPNH7XD93",42]'
  expect(fill(mark(text, filling), filling)).toBe(text)
  const other = { name: 'beta', began: began + 5000, ids: 6_140_000_000_000 }
  expect(fill(mark(text, filling), other)).toBe(
    '["2026-01-02T03:04:10Z",1767225605,1767225605000,6140000000128,"2026-03-17","#6140000000256 beta.zendesk.com","01KKNYFJ48RQ3GZFNQPNH7XD93",42]',
  )
})

function groupOf({ groups }: ReturnType<typeof testDesk>['account']) {
  const [group] = groups.rows
  if (!group) throw new Error('the default world has a group')
  return group
}
