import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const people = (count: number) => Array.from({ length: count }, (_, i) => ({ id: '', name: `Person ${i}` }))

describe('creating many', () => {
  test('is a job that is queued at first, and done later', async () => {
    const { call, finished, account } = testDesk()
    const before = account.users.size
    const job = await call('admin', 'POST', '/users/create_many', { users: people(3) })
    expect([job.status, account.users.size]).toEqual([200, before])
    const queued = { status: 'queued', total: 3, progress: null, message: null, results: null }
    expect(job.body.job_status).toMatchObject(queued)
    const { body } = await finished(job)
    expect(body.job_status).toMatchObject({ status: 'completed', progress: 3 })
    const made = [...account.users.rows].slice(-3)
    expect(body.job_status.results).toEqual(made.map(({ id }) => ({ id, status: 'Created' })))
    const named = { name: 'C', email: 'c@example.net', external_id: 'c-1' }
    const further = await finished(await call('admin', 'POST', '/users/create_many', { users: [named] }))
    expect(further.body.job_status.results).toEqual([
      { id: expect.any(Number), status: 'Created', email: 'c@example.net', external_id: 'c-1' },
    ])
  })

  test('one that cannot be made fails alone', async () => {
    const { call, finished } = testDesk()
    const users = [{ name: 'A' }, { name: 'B', email: 'admin@example.com' }]
    const { body } = await finished(await call('admin', 'POST', '/users/create_many', { users }))
    expect(body.job_status.results[1]).toEqual({
      index: 1,
      error: 'UserCreateError',
      details: 'Email: admin@example.com is already being used by another user',
      success: false,
    })
  })

  test('takes a hundred', async () => {
    const { call } = testDesk()
    const { status, body } = await call('admin', 'POST', '/users/create_many', { users: people(101) })
    expect([status, body]).toEqual([
      400,
      { error: 'TooManyValues', description: 'Maximum 100 users may be created per call' },
    ])
  })

  test('or changes those who are there', async () => {
    const { call, finished, person } = testDesk()
    const users = [
      { name: 'New name', email: 'end.user@example.com' },
      { name: 'B', external_id: 'b' },
    ]
    const { body } = await finished(await call('admin', 'POST', '/users/create_or_update_many', { users }))
    const { id, name } = person('endUser')
    expect(name).toBe('New name')
    expect(body.job_status.results[0]).toEqual({ id, action: 'update', status: 'Updated', success: true })
    expect(body.job_status.results[1]).toMatchObject({ status: 'Created' })
  })
})

describe('updating many', () => {
  test('makes one change to all whom the query names', async () => {
    const { call, finished, person } = testDesk()
    const ids = [person('agent').id, person('endUser').id]
    const job = await call('admin', 'PUT', `/users/update_many?ids=${ids},1`, { user: { notes: 'Seen' } })
    const { body } = await finished(job)
    expect(body.job_status).toMatchObject({ job_type: 'Bulk Update User', status: 'completed' })
    expect(body.job_status.results).toEqual([
      ...ids.map((id) => ({ id, action: 'update', status: 'Updated', success: true })),
      { index: 2, id: 1, error: 'UserUpdateError', details: 'Not found', success: false },
    ])
    expect([person('agent').notes, person('endUser').notes]).toEqual(['Seen', 'Seen'])
  })

  test('or to each their own', async () => {
    const { call, finished, person } = testDesk()
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { external_id: 'A' } })
    const users = [
      { id: person('agent').id, notes: 'One' },
      { external_id: 'a', notes: 'Two' },
    ]
    await finished(await call('admin', 'PUT', '/users/update_many', { users }))
    expect([person('agent').notes, person('endUser').notes]).toEqual(['One', 'Two'])
    const byExternalId = await call('admin', 'PUT', '/users/update_many?external_ids=A', { user: { notes: 'Three' } })
    await finished(byExternalId)
    expect(person('endUser').notes).toBe('Three')
  })

  test('an agent changes end users and nobody else', async () => {
    const { call, finished, person } = testDesk()
    const ids = [person('endUser').id, person('admin').id]
    const { body } = await finished(
      await call('agent', 'PUT', `/users/update_many?ids=${ids}`, { user: { notes: 'Seen' } }),
    )
    const details = expect.stringContaining('You do not have access')
    expect(body.job_status.results).toMatchObject([{ status: 'Updated' }, { error: 'UserUpdateError', details }])
    expect([person('endUser').notes, person('admin').notes]).toEqual(['Seen', null])
  })

  test('refuses a body without a change, and more than a hundred', async () => {
    const { call } = testDesk()
    expect((await call('admin', 'PUT', '/users/update_many?ids=1', {})).status).toBe(422)
    expect((await call('admin', 'PUT', '/users/update_many', { users: people(101) })).body.error).toBe('TooManyValues')
  })
})

test('destroying many', async () => {
  const { call, finished, account } = testDesk({ world: quietWorld })
  const customers = [...account.users.by('role', 'end-user')].slice(0, 2)
  const ids = customers.map(({ id }) => id)
  const job = await call('admin', 'DELETE', `/users/destroy_many?ids=${ids}`, { users: ids.map((id) => ({ id })) })
  expect(job.headers.get('x-zendesk-api-warn')).toContain('"users"')
  const { body } = await finished(job)
  expect(body.job_status.job_type).toBe('Bulk Update User')
  expect(body.job_status.results).toEqual(ids.map((id) => ({ id, action: 'delete', status: 'Deleted', success: true })))
  expect((await call('admin', 'GET', '/deleted_users')).body.count).toBe(2)
})

test('logging many out', async () => {
  const { call, person, account } = testDesk()
  const { id } = person('endUser')
  const { status, body } = await call('admin', 'POST', `/users/logout_many?ids=${id},1`)
  expect([status, body, account.sessions.by('user', id).size]).toEqual([202, null, 0])
})
