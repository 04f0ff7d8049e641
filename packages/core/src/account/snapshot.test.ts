import { describe, expect, test } from 'vitest'
import { readRecord, writeRecord } from '../store/record-text.ts'
import { begin, testDesk } from '../testing.ts'
import { realClock } from './clock.ts'
import type { Snapshot } from './snapshot.ts'
import { linesOf, snapshotFrom } from './snapshot-lines.ts'

function busyDesk() {
  const desk = testDesk()
  const create = (name: string) => desk.call('admin', 'POST', '/organizations', { organization: { name } })
  const names = async () =>
    (await desk.call('admin', 'GET', '/organizations')).body.organizations.map(({ name }: { name: string }) => name)
  return { ...desk, create, names }
}

const throughLines = (snapshot: Snapshot) => snapshotFrom([...linesOf(snapshot)])

describe.each([
  ['a snapshot', (snapshot: Snapshot) => snapshot],
  ['a snapshot that went through its lines', throughLines],
])('%s', (_, passed) => {
  test('brings back records, time, chance and work in progress', async () => {
    const { account, call, create, names } = busyDesk()
    await call('admin', 'POST', '/organizations/create_many', { organizations: [{ name: 'North' }, { name: 'South' }] })
    account.clock.advance(105)
    await names()
    const before = passed(account.snapshot())
    const then = { now: account.now, names: await names() }
    expect(then.names).toContain('North')
    expect(then.names).not.toContain('South')

    await create('East')
    account.clock.advance(1000)
    expect(await names()).toEqual(expect.arrayContaining(['South', 'East']))

    account.restore(before)
    expect({ now: account.now, names: await names() }).toEqual(then)
    const first = await create('East')
    account.restore(before)
    expect((await create('East')).body).toEqual(first.body)
    account.clock.advance(1000)
    expect(await names()).toContain('South')
  })

  test('can be taken of the same account again, with the same bytes', async () => {
    const { account, create } = busyDesk()
    await create('East')
    const lines = [...linesOf(account.snapshot())]
    account.restore(passed(account.snapshot()))
    expect([...linesOf(account.snapshot())].toSorted()).toEqual(lines.toSorted())
  })
})

test('a snapshot shares the records of the account', () => {
  const { account } = busyDesk()
  const { records } = account.snapshot()
  expect(records.get('users')).toContain(account.users.rows.first())
  expect(account.snapshot().records.get('users')).toBe(records.get('users'))
})

test('all that an account keeps is plain data', () => {
  const { account } = busyDesk()
  for (const all of account.snapshot().records.values()) {
    for (const record of all) expect(readRecord(writeRecord(record))).toStrictEqual(record)
  }
})

test('changes are told record by record and property by property', async () => {
  const { account, call, create } = busyDesk()
  const kept = (await create('Kept')).body.organization
  const gone = (await create('Gone')).body.organization
  const before = account.snapshot()
  account.clock.advance(60_000)
  await call('admin', 'PUT', `/organizations/${kept.id}`, { organization: { notes: 'Calls on Mondays' } })
  await call('admin', 'DELETE', `/organizations/${gone.id}`)
  const made = (await create('Made')).body.organization
  const changes = account.changesSince(before).filter(({ collection }) => collection === 'organizations')
  expect(changes).toEqual([
    {
      collection: 'organizations',
      id: kept.id,
      change: 'updated',
      properties: {
        notes: { before: null, after: 'Calls on Mondays' },
        updated_at: { before: '2026-03-14T09:00:00Z', after: '2026-03-14T09:01:00Z' },
      },
    },
    expect.objectContaining({ id: gone.id, change: 'updated' }),
    expect.objectContaining({ id: made.id, change: 'created' }),
  ])
  expect(account.changesSince(account.snapshot())).toEqual([])
})

test('changes can be told as the API shows records, and bookkeeping is not told', async () => {
  const { account, call } = busyDesk()
  const opened = await call('agent', 'POST', '/tickets', {
    ticket: { subject: 'Hub', comment: { body: 'It rattles' } },
  })
  const before = account.snapshot()
  await call('agent', 'GET', `/tickets/${opened.body.ticket.id}`)
  await call('agent', 'PUT', `/tickets/${opened.body.ticket.id}`, { ticket: { tags: ['urgent'] } })
  const user = (await call('admin', 'POST', '/users', { user: { name: 'N', email: 'n@example.com' } })).body.user
  await call('admin', 'POST', '/organizations/create_many', { organizations: [{ name: 'North' }] })
  const changes = account.changesSince(before, { look: 'shown' })
  const found = changes.find(({ collection, id }) => collection === 'users' && id === user.id)
  const shown = Object.fromEntries(Object.entries(user).map(([name, after]) => [name, { after }]))
  expect(found).toEqual({ collection: 'users', id: user.id, change: 'created', properties: shown })
  expect(changes.find(({ collection }) => collection === 'tickets')?.properties.tags).toEqual({
    before: [],
    after: ['urgent'],
  })
  const told = new Set(changes.map(({ collection }) => collection))
  for (const name of ['scheduled_work', 'job_plans', 'ticket_views']) expect(told).not.toContain(name)
})

test('a snapshot of an account whose clock runs elsewhere brings its time along', () => {
  const here = testDesk().account
  const there = testDesk({ clock: realClock }).account
  there.clock.advance(4 * 86_400_000)
  here.restore(snapshotFrom([...linesOf(there.snapshot())]))
  expect(Math.abs(here.clock.now() - there.clock.now())).toBeLessThan(5000)
  there.restore(testDesk().account.snapshot())
  expect(there.now).toBe(begin)
})

test('what cannot be kept is not brought back in part', async () => {
  const { account, create, names } = busyDesk()
  const before = account.snapshot()
  await create('East')
  account.clock.advance(60_000)
  const then = { names: await names(), state: account.state }
  account.onCommit(() => {
    throw new Error('the disk is full')
  })
  expect(() => account.restore(before)).toThrow('the disk is full')
  expect({ names: await names(), state: account.state }).toEqual(then)
})

const head = [...linesOf(testDesk().account.snapshot())][0] ?? ''

test.each([
  ['nothing', [], 'empty'],
  ['a foreign file', ['{"name":"x"}'], 'first line'],
  ['a newer format', ['{"fakedesk":"snapshot","format":99,"subdomain":"a","state":{}}'], 'format 99'],
  ['a broken line', [head, '{"coll'], 'line 2'],
  ['a line without a record', [head, '{}'], 'line 2'],
])('lines of %s are refused in a sentence', (_, lines, reason) => {
  expect(() => snapshotFrom(lines)).toThrow(reason)
})

test('a fork is the same world under another name', async () => {
  const { fakedesk, call, send } = testDesk()
  await call('admin', 'POST', '/organizations', { organization: { name: 'East' } })
  fakedesk.fork('example', 'copy')
  const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
  const own = await send('GET', 'https://copy.zendesk.com/api/v2/organizations', { headers })
  const original = await send('GET', 'https://example.zendesk.com/api/v2/organizations', { headers })
  expect(JSON.stringify(own.body)).toBe(
    JSON.stringify(original.body).replaceAll('example.zendesk.com', 'copy.zendesk.com'),
  )
  const brands = await send('GET', 'https://copy.zendesk.com/api/v2/brands', { headers })
  expect(brands.body.brands[0]).toMatchObject({ subdomain: 'copy', brand_url: 'https://copy.zendesk.com' })
})

test('what is kept for the account is worked out anew once a record has changed, also within a commit that fails', () => {
  const { account } = testDesk()
  const count = () => account.keep('groups', () => account.groups.size)
  const before = count()
  const [group] = account.groups.rows
  if (!group) throw new Error('the default world has a group')
  expect(() =>
    account.commit(() => {
      account.groups.insert({ ...group, id: account.ids.next(), name: 'Larkspur' })
      expect(count()).toBe(before + 1)
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(count()).toBe(before)
})
