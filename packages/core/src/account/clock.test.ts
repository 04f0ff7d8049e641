import { describe, expect, test } from 'vitest'
import { testDesk } from '../testing.ts'
import { fixedClock, realClock, timestamp } from './clock.ts'

const day = 24 * 60 * 60_000
const begin = Date.parse('2026-03-14T09:00:00Z')

test.each([1e15, Number.POSITIVE_INFINITY, Number.NaN, -1])('a clock is not advanced by %d', (milliseconds) => {
  for (const clock of [fixedClock(begin), realClock()]) {
    const { state } = clock
    expect(() => clock.advance(milliseconds)).toThrow('a clock goes forward only, and not beyond the year 9999')
    expect(clock.state).toBe(state)
  }
})

test.each(['soon', '+010000-01-01T00:00:00Z', -1, Number.NaN])('a clock is not fixed at %s', (start) => {
  expect(() => fixedClock(start)).toThrow('not a time from 1970 to 9999')
})

test('the state of a clock is plain data and can be put back', () => {
  const [fixed, real] = [fixedClock(begin), realClock()]
  fixed.advance(4 * day)
  real.advance(day)
  expect([fixed.state, real.state]).toEqual([
    { kind: 'fixed', now: begin + 4 * day },
    { kind: 'real', ahead: day },
  ])
  const copy = fixedClock(0)
  copy.state = JSON.parse(JSON.stringify(fixed.state))
  expect(copy.now()).toBe(begin + 4 * day)
})

describe('in the last second of the year 9999', () => {
  test.each([
    '/users',
    '/sessions',
    '/incremental/users?start_time=0',
    '/search?query=created>1hours',
    '/job_statuses',
  ])('GET %s is answered', async (path) => {
    const { account, call } = testDesk()
    account.clock.advance(Date.UTC(9999, 11, 31, 23, 59, 59) - begin)
    expect((await call('admin', 'GET', path)).status).toBe(200)
  })

  test('what would end later ends then', () => {
    expect(timestamp(Date.UTC(10_000, 0, 31))).toBe('9999-12-31T23:59:59Z')
  })
})

test('a commit happens at one moment, however long it takes', async () => {
  const hasty = fixedClock(begin)
  const ticking = {
    ...{ state: hasty.state, advance: hasty.advance },
    now() {
      hasty.advance(1000)
      return hasty.now()
    },
  }
  const { call } = testDesk({ clock: () => ticking })
  const { body } = await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'Hello' } } })
  expect(body.audit.created_at).toBe(body.ticket.created_at)
  expect(body.ticket.updated_at).toBe(body.ticket.created_at)
})
