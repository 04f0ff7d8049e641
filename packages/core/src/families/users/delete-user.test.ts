import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const desk = () => {
  const rest = testDesk()

  async function made(given: object) {
    const { body } = await rest.call('admin', 'POST', '/users', { user: given })
    return body.user
  }
  return { ...rest, made }
}

describe('deleting', () => {
  test('answers the user, who is inactive, and frees address and external id', async () => {
    const { call, made, account } = desk()
    const user = await made({ name: 'A', email: 'a@mail.test', external_id: 'X', organization: { name: 'O' } })
    const { status, body, headers } = await call('admin', 'DELETE', `/users/${user.id}`, { user: { id: user.id } })
    expect([status, body.user.active, body.user.organization_id]).toEqual([200, false, null])
    expect(headers.get('x-zendesk-api-warn')).toContain('"user.id", "user"')
    expect((await call('admin', 'GET', `/users/${user.id}`)).body.user.active).toBe(false)
    expect(account.identities.by('user', user.id).size).toBe(0)
    await made({ name: 'B', email: 'a@mail.test', external_id: 'x' })
  })

  test('is refused a second time, and changes of the deleted are', async () => {
    const { call, made } = desk()
    const { id } = await made({ name: 'A' })
    await call('admin', 'DELETE', `/users/${id}`)
    expect((await call('admin', 'DELETE', `/users/${id}`)).status).toBe(404)
    expect((await call('admin', 'PUT', `/users/${id}`, { user: { name: 'B' } })).status).toBe(404)
  })

  test('ends sessions and tokens', async () => {
    const { call, person, account } = desk()
    const { id } = person('agent')
    await call('admin', 'DELETE', `/users/${id}`)
    expect([account.sessions.by('user', id).size, account.oauthTokens.by('user', id).size]).toEqual([0, 0])
    expect((await call('agent', 'GET', '/sessions')).status).toBe(401)
  })

  test('is refused for the owner and for oneself', async () => {
    const { call, made, person } = desk()
    const { email, id } = await made({ name: 'A', role: 'admin', email: 'other.admin@example.com', verified: true })
    const owner = await call({ email }, 'DELETE', `/users/${person('admin').id}`)
    expect([owner.status, Object.keys(owner.body.details)]).toEqual([422, ['base']])
    expect((await call({ email }, 'DELETE', `/users/${id}`)).status).toBe(422)
  })
})

describe('the deleted', () => {
  test('are listed, counted and shown until and after they are erased', async () => {
    const { call, made, account } = desk()
    const { id } = await made({ name: 'A', email: 'a@mail.test', phone: '+14155550100' })
    expect((await call('admin', 'GET', `/deleted_users/${id}`)).status).toBe(404)
    expect((await call('admin', 'DELETE', `/deleted_users/${id}`)).status).toBe(404)
    await call('admin', 'DELETE', `/users/${id}`)
    const { body } = await call('admin', 'GET', '/deleted_users?page[size]=5')
    expect(body.deleted_users).toMatchObject([{ id, email: 'a@mail.test', active: false, permanently_deleted: false }])
    expect(Object.keys(body.deleted_users[0])).not.toContain('notes')
    expect((await call('admin', 'GET', '/deleted_users/count')).body.count.value).toBe(1)

    const erased = await call('admin', 'DELETE', `/deleted_users/${id}`)
    const nothing = { name: 'Permanently Deleted User', email: null, phone: null, permanently_deleted: true }
    expect([erased.status, erased.body.deleted_user]).toMatchObject([200, nothing])
    expect((await call('admin', 'GET', `/deleted_users/${id}`)).body.deleted_user).toMatchObject(nothing)
    const again = [await call('admin', 'DELETE', `/deleted_users/${id}`), await call('admin', 'DELETE', `/users/${id}`)]
    expect(again.map(({ status }) => status)).toEqual([200, 200])

    const path = `/users/${id}/compliance_deletion_statuses`
    const begun = await call('admin', 'GET', path)
    expect(begun.body.compliance_deletion_statuses).toMatchObject([{ action: 'request_deletion', application: 'all' }])
    account.clock.advance(2 * 60 * 60_000)
    const done = await call('admin', 'GET', `${path}?application=support`)
    expect(done.body.compliance_deletion_statuses.map((one: { action: string }) => one.action)).toEqual([
      'started',
      'complete',
    ])
  })
})

describe('merging', () => {
  test('gives the winner identities, organizations and sessions of the loser, who is gone', async () => {
    const { call, made, person, account } = desk()
    const loser = person('endUser')
    const winner = await made({ name: 'Winner', email: 'winner@mail.test' })
    const sessions = account.sessions.by('user', loser.id).size
    const { status, body } = await call('admin', 'PUT', `/users/${loser.id}/merge`, { user: { id: winner.id } })
    expect([status, body.user]).toMatchObject([200, { id: winner.id, email: 'winner@mail.test', verified: true }])
    expect(body.user.organization_id).toBe(loser.organization_id)
    expect(account.sessions.by('user', winner.id).size).toBe(sessions)
    const { body: listed } = await call('admin', 'GET', `/users/${winner.id}/identities`)
    expect(listed.identities).toMatchObject([
      { value: 'end.user@example.com', primary: false },
      { value: 'winner@mail.test', primary: true },
    ])
    expect(account.users.find(loser.id)).toMatchObject({ active: false, organization_id: null })
  })

  test('is for end users alone, and for two of them', async () => {
    const { call, person } = desk()
    const { id } = person('endUser')
    const merge = (loser: number, winner: number) =>
      call('admin', 'PUT', `/users/${loser}/merge`, { user: { id: winner } })
    expect((await merge(id, person('agent').id)).status).toBe(422)
    expect((await merge(id, id)).status).toBe(422)
    expect((await merge(id, 1)).status).toBe(404)
  })
})
