import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'
import { createManyOrganizationsJob } from '../organizations/bulk-organizations.ts'
import { startJob } from './start-job.ts'

function jobDesk() {
  const desk = testDesk()
  const create = (names: readonly string[]) =>
    desk.call('admin', 'POST', '/organizations/create_many', { organizations: names.map((name) => ({ name })) })
  const show = async (id: string, caller: Caller = 'admin') => desk.call(caller, 'GET', `/job_statuses/${id}`)
  return { ...desk, create, show }
}

describe('a job', () => {
  test('is queued, then works, then is completed, by the clock of the account', async () => {
    const { account, create, show } = jobDesk()
    const begun = await create(['North', 'South'])
    expect(begun.status).toBe(200)
    const { job_status: job } = begun.body
    expect(job).toEqual({
      id: expect.stringMatching(/^V3-[0-9a-f]{32}$/),
      job_type: 'Bulk Create Organization',
      url: `https://example.zendesk.com/api/v2/job_statuses/${job.id}.json`,
      total: 2,
      progress: null,
      status: 'queued',
      message: null,
      results: null,
    })
    expect((await show(job.id)).body.job_status.status).toBe('queued')

    account.clock.advance(100)
    expect((await show(job.id)).body.job_status).toMatchObject({
      status: 'working',
      progress: 0,
      message: 'Creating organization #0',
      results: null,
    })
    expect(account.organizations.by('name', 'north').size).toBe(0)

    account.clock.advance(5)
    expect((await show(job.id)).body.job_status).toMatchObject({
      status: 'working',
      progress: 1,
      message: 'Creating organization #1',
      results: null,
    })
    expect(account.organizations.by('name', 'north').size).toBe(1)
    expect(account.organizations.by('name', 'south').size).toBe(0)

    account.clock.advance(5)
    expect((await show(job.id)).body.job_status).toMatchObject({
      status: 'completed',
      progress: 2,
      message: 'Completed at 2026-03-14 09:00:00 +0000',
      results: [
        { status: 'Created', id: account.organizations.by('name', 'north').first()?.id },
        { status: 'Created', id: account.organizations.by('name', 'south').first()?.id },
      ],
    })
  })

  test('is completed although an item failed, and tells which', async () => {
    const { create, finished, account } = jobDesk()
    const { results, status } = (await finished(await create(['North', 'North', 'South']))).body.job_status
    expect(status).toBe('completed')
    expect(results[1]).toEqual({
      index: 1,
      error: 'OrganizationCreateFailed',
      details: 'Name:  North has already been taken',
    })
    expect(account.organizations.by('name', 'south').size).toBe(1)
  })

  test('is gone after a day', async () => {
    const { create, finished, account, show } = jobDesk()
    const { id } = (await finished(await create(['North']))).body.job_status
    account.clock.advance(24 * 60 * 60_000 - 1000)
    expect((await show(id)).status).toBe(200)
    account.clock.advance(1000)
    expect((await show(id)).status).toBe(404)
  })

  test('waits for others beyond thirty', async () => {
    const { create, account } = jobDesk()
    for (let job = 0; job < 30; job++) expect((await create([`Number ${job}`])).status).toBe(200)
    const refused = await create(['One more'])
    expect(refused.status).toBe(429)
    expect(refused.body.error).toBe('TooManyJobs')
    account.clock.advance(1000)
    expect((await create(['One more'])).status).toBe(200)
  })

  test('of a request that failed is never done', async () => {
    const { account, call } = jobDesk()
    const begin = () =>
      account.commit(() => {
        const actor = { id: null, role: 'admin', signedBy: 'api-token' } as const
        startJob(account, actor, createManyOrganizationsJob, [{ name: 'North' }])
        throw new Error('after all')
      })
    expect(begin).toThrow('after all')
    account.clock.advance(1000)
    expect((await call('admin', 'GET', '/job_statuses')).body.job_statuses).toEqual([])
    expect(account.organizations.by('name', 'north').size).toBe(0)
  })
})

describe('job statuses', () => {
  test('are listed by when they ended, latest first', async () => {
    const { create, call, account } = jobDesk()
    const ids: string[] = []
    for (const name of ['North', 'South', 'East']) {
      ids.push((await create([name])).body.job_status.id)
      account.clock.advance(1000)
    }
    const page = (await call('admin', 'GET', '/job_statuses')).body
    expect(page.job_statuses.map(({ id }: { id: string }) => id)).toEqual(ids.toReversed())
    expect(page.meta).toMatchObject({ has_more: false })
    const first = (await call('admin', 'GET', '/job_statuses?page[size]=2')).body
    const rest = (await call('admin', 'GET', first.links.next)).body
    expect(rest.job_statuses.map(({ id }: { id: string }) => id)).toEqual([ids[0]])
  })

  test('are shown by ids in the order asked, unknown ones left out', async () => {
    const { create, call } = jobDesk()
    const [one, two] = [(await create(['North'])).body.job_status.id, (await create(['South'])).body.job_status.id]
    const many = await call('admin', 'GET', `/job_statuses/show_many?ids=${two},nonsense,${one}`)
    expect(many.body.job_statuses.map(({ id }: { id: string }) => id)).toEqual([two, one])
    const tooMany = await call('admin', 'GET', `/job_statuses/show_many?ids=${'a,'.repeat(101)}`)
    expect(tooMany.body.error).toBe('TooManyValues')
  })

  test('of others are hidden from agents', async () => {
    const { create, call, show } = jobDesk()
    const { id } = (await create(['North'])).body.job_status
    expect((await show(id, 'agent')).status).toBe(404)
    expect((await call('agent', 'GET', '/job_statuses')).body.job_statuses).toEqual([])
    expect((await call('agent', 'GET', `/job_statuses/show_many?ids=${id}`)).body.job_statuses).toEqual([])
  })

  test.each(['/job_statuses', '/job_statuses/V3-1', '/job_statuses/show_many?ids=V3-1'])(
    'end users may not see %s',
    async (path) => {
      const { call } = testDesk()
      expect((await call('endUser', 'GET', path)).status).toBe(403)
      expect((await call('nobody', 'GET', path)).status).toBe(401)
    },
  )
})
