import { describe, expect, test } from 'vitest'
import { fixedClock } from '../../account/clock.ts'
import { createFakedesk } from '../../fakedesk.ts'
import type { Seed } from '../seed.ts'
import { generatedSeed, generatedSeedParts } from './generated-seed.ts'

const day = 24 * 60 * 60_000
const clock = () => fixedClock('2026-01-01T00:00:00Z')
const seed = generatedSeed({ tickets: 800, users: 60 })
const tickets = seed.tickets ?? []

/** How many there are of each. */
function counted(of: (ticket: (typeof tickets)[number]) => string | number | undefined) {
  return new Map(Array.from(Map.groupBy(tickets, of), ([key, all]) => [key, all.length / tickets.length]))
}

describe('a generated help desk', () => {
  test('is the same for the same options, whole or in parts, and another for another seed', () => {
    const { world, tickets: one } = generatedSeedParts({ tickets: 800, users: 60 })
    expect(JSON.stringify({ ...world, tickets: [...one()] })).toBe(JSON.stringify(seed))
    expect([...one()]).toEqual(tickets)
    expect(generatedSeed({ tickets: 800, users: 60, seed: 2 })).not.toEqual(seed)
  })

  test('is a world of the size that was asked for, in which people sign in and tickets belong together', async () => {
    const fakedesk = createFakedesk({ seed, clock })
    const account = fakedesk.account()
    expect([account.tickets.size, account.users.size]).toEqual([800, 60])
    const get = async (path: string, who = 'admin@example.com') => {
      const headers = { Authorization: `Basic ${btoa(`${who}:password`)}` }
      return (await fakedesk.fetch(`https://example.zendesk.com/api/v2/${path}`, { headers })).json()
    }
    expect((await get('tickets/count')).count.value).toBe(800)
    expect((await get('requests', 'end.user@example.com')).requests.length).toBeGreaterThan(0)
    for (const { id, status, assignee_id, solved_at, updated_at } of account.tickets.rows) {
      const given = tickets[id - 1]
      expect([status, assignee_id ?? undefined, solved_at ?? undefined, updated_at]).toEqual([
        given?.status,
        given?.assignee_id,
        given?.solved_at,
        given?.updated_at,
      ])
    }
    expect([...account.tickets.rows].filter(({ problem_id }) => problem_id !== null).length).toBeGreaterThan(0)
    expect(Array.from(account.scheduledWork.rows, ({ kind }) => kind)).toEqual(['run_automations'])
  })

  test('is mostly over and done, by many channels, in talks of one to eight comments in six languages', () => {
    const statuses = counted(({ status }) => status)
    expect(statuses.get('closed')).toBeGreaterThan(0.8)
    expect([...statuses.keys()].sort()).toEqual(['closed', 'hold', 'new', 'open', 'pending', 'solved'])
    expect(counted(({ via }) => Object(via).channel).size).toBeGreaterThan(5)
    expect([...counted(({ comments = [] }) => comments.length).keys()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(counted(({ satisfaction_rating }) => satisfaction_rating?.score).size).toBe(4)
    const said = JSON.stringify(tickets)
    for (const word of ['Hello', 'Guten Tag', 'Bonjour', 'Hola', 'Olá', 'お世話になっております'])
      expect(said).toContain(word)
    expect(said).not.toMatch(/[{]\w+[}]|undefined/)
  })

  test('comes in order, by day and on working days, answered at work, and nothing is told of the time to come', () => {
    const times = tickets.map(({ created_at = '' }) => created_at)
    expect(times).toEqual(times.toSorted())
    expect(Date.parse(times.at(-1) ?? '') - Date.parse(times[0] ?? '')).toBeGreaterThan(300 * day)
    expect(JSON.stringify(seed).match(/"2026-[^"]*"/)).toBeNull()
    const hours = counted(({ created_at = '' }) => Number(created_at.slice(11, 13)))
    expect((hours.get(10) ?? 0) + (hours.get(14) ?? 0)).toBeGreaterThan(5 * ((hours.get(2) ?? 0) + (hours.get(3) ?? 0)))
    const weekdays = counted(({ created_at = '' }) => new Date(created_at).getUTCDay())
    expect(weekdays.get(1)).toBeGreaterThan(2 * (weekdays.get(0) ?? 0))
    const team = new Set(seed.users?.filter(({ role }) => role !== 'end-user').map(({ id }) => id))
    for (const { comments = [] } of tickets) {
      const said = comments.map(({ created_at = '' }) => created_at)
      expect(said).toEqual(said.toSorted())
      for (const { author_id, created_at = '' } of comments) {
        if (team.has(author_id)) expect([0, 6]).not.toContain(new Date(created_at).getUTCDay())
      }
    }
  })

  test.each<Parameters<typeof generatedSeed>>([
    [{ tickets: 0, users: 2 }],
    [{ tickets: 3, users: 2 }],
    [{ tickets: 40, users: 5, days: 1 }],
    [{ tickets: 10, users: 3000 }],
    [{ tickets: 20, until: '2020-02-29T12:34:56Z' }],
  ])('holds in every size: %j', (options) => {
    const small: Seed = generatedSeed(options)
    const account = createFakedesk({ seed: small, clock }).account()
    expect([account.tickets.size, account.users.size]).toEqual([options?.tickets, small.users?.length])
  })

  test.each([
    [{ tickets: -1 }, 'tickets: give a whole number from 0'],
    [{ users: 1 }, 'users: give a whole number from 2'],
    [{ until: 'yesterday' }, 'until: give a time'],
  ])('%j makes none', (options, message) => {
    expect(() => generatedSeed(options)).toThrow(message)
  })
})
