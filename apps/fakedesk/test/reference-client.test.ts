import { createClient, ForbiddenError, InvalidRecordError, NotFoundError } from '@fakedesk/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'

/** The story of each people family, told over the wire by the reference client. */

describe.each([
  ['the server', {}],
  ['the referee, which finds no breach', { strict: true }],
])('through %s', (_, options) => {
  let running: RunningFakedesk
  let admin: ReturnType<typeof createClient>
  let agent: ReturnType<typeof createClient>

  beforeAll(async () => {
    running = await startFakedesk(options)
    admin = createClient({ baseUrl: running.url, credentials: { email: 'admin@example.com', apiToken: 'token' } })
    agent = createClient({ baseUrl: running.url, credentials: { email: 'agent@example.com', password: 'password' } })
  })

  afterAll(() => running.close())

  /** Lets the account's jobs run to their end, and answers how this one ended. */
  async function finished(id: string) {
    running.fakedesk.account().clock.advance(1000)
    const { data } = await admin.GET('/api/v2/job_statuses/{job_status_id}', {
      params: { path: { job_status_id: id } },
    })
    return data.job_status
  }

  async function user(name: string, more: object = {}) {
    const { data } = await admin.POST('/api/v2/users', { body: { user: { name, ...more } } })
    return data.user
  }

  async function all<T>(records: AsyncIterable<T>): Promise<T[]> {
    const gathered: T[] = []
    for await (const record of records) gathered.push(record)
    return gathered
  }

  describe('users', () => {
    test('are made, found, changed and deleted', async () => {
      const made = await user('Rosa', { email: 'rosa@wire.example', external_id: 'R-1' })
      const path = { user_id: made.id }
      const changed = await admin.PUT('/api/v2/users/{user_id}', { params: { path }, body: { user: { alias: 'Ro' } } })
      expect(changed.data.user).toMatchObject({ name: 'Rosa', alias: 'Ro' })
      const found = await all(admin.paginate('/api/v2/users', { params: { query: { external_id: 'r-1' } } }))
      expect(found.map(({ id }) => id)).toEqual([made.id])
      const taken = user('Twin', { email: 'ROSA@wire.example' })
      await expect(taken).rejects.toBeInstanceOf(InvalidRecordError)
      await expect(taken).rejects.toMatchObject({ details: { email: [{ error: 'DuplicateValue' }] } })
      const gone = await admin.DELETE('/api/v2/users/{user_id}', { params: { path } })
      expect(gone.data?.user).toMatchObject({ active: false })
      await user('Twin', { email: 'rosa@wire.example' })
    })

    test('come in both kinds of pages, the same ones', async () => {
      const byCursor = await all(admin.paginate('/api/v2/users', { params: { query: { 'page[size]': 5 } } }))
      const byOffset = await all(admin.paginate('/api/v2/users', { params: { query: { per_page: 7 } } }))
      expect(byCursor.map(({ id }) => id)).toEqual(byOffset.map(({ id }) => id))
      expect(byCursor.length).toBeGreaterThan(10)
    })

    test('are made in bulk by a job that is never done at once', async () => {
      const { data } = await admin.POST('/api/v2/users/create_many', {
        body: { users: [{ name: 'A' }, { name: 'B' }] },
      })
      expect(data.job_status).toMatchObject({ status: 'queued', results: null })
      const job = await finished(data.job_status.id)
      expect(job).toMatchObject({
        status: 'completed',
        total: 2,
        results: [{ status: 'Created' }, { status: 'Created' }],
      })
    })

    test('may be made by agents only as end users', async () => {
      await expect(
        agent.POST('/api/v2/users', { body: { user: { name: 'Boss', role: 'admin' } } }),
      ).rejects.toBeInstanceOf(ForbiddenError)
    })
  })

  describe('user identities', () => {
    test('become primary and give the user their email', async () => {
      const { id } = await user('Many', { email: 'one@many.example' })
      const path = { user_id: id }
      const added = await admin.POST('/api/v2/users/{user_id}/identities', {
        params: { path },
        body: { identity: { type: 'email', value: 'two@many.example', verified: true } },
      })
      const identity = added.data.identity
      await admin.PUT('/api/v2/users/{user_id}/identities/{user_identity_id}/make_primary', {
        params: { path: { ...path, user_identity_id: identity.id } },
      })
      const shown = await admin.GET('/api/v2/users/{user_id}', { params: { path } })
      expect(shown.data.user.email).toBe('two@many.example')
      expect(await all(admin.paginate('/api/v2/users/{user_id}/identities', { params: { path } }))).toHaveLength(2)
    })
  })

  describe('organizations and their memberships', () => {
    test('hold their relations until the organization goes', async () => {
      const { data } = await admin.POST('/api/v2/organizations', { body: { organization: { name: 'Wire House' } } })
      const organization = data.organization
      const member = await user('Member', { organization_id: organization.id })
      const path = { organization_id: organization.id }
      const members = await all(admin.paginate('/api/v2/organizations/{organization_id}/users', { params: { path } }))
      expect(members.map(({ id }) => id)).toEqual([member.id])
      const memberships = await all(
        admin.paginate('/api/v2/users/{user_id}/organization_memberships', {
          params: { path: { user_id: member.id } },
        }),
      )
      expect(memberships).toMatchObject([{ organization_name: 'Wire House', default: true }])
      const twice = admin.POST('/api/v2/organizations', { body: { organization: { name: 'WIRE house' } } })
      await expect(twice).rejects.toMatchObject({ details: { name: [{ error: 'DuplicateValue' }] } })
      await admin.DELETE('/api/v2/organizations/{organization_id}', { params: { path } })
      await expect(admin.GET('/api/v2/organizations/{organization_id}', { params: { path } })).rejects.toBeInstanceOf(
        NotFoundError,
      )
      const left = await admin.GET('/api/v2/users/{user_id}', { params: { path: { user_id: member.id } } })
      expect(left.data.user.organization_id).toBeNull()
    })
  })

  describe('groups and their memberships', () => {
    test('mirror in the default group of an agent', async () => {
      const { data } = await admin.POST('/api/v2/groups', { body: { group: { name: 'Wire desk' } } })
      const { id } = await user('Wire agent', { email: 'wire@agent.example', role: 'agent' })
      const membership = await admin.POST('/api/v2/group_memberships', {
        body: { group_membership: { user_id: id, group_id: data.group.id } },
      })
      const path = { user_id: id, group_membership_id: membership.data.group_membership.id }
      await admin.PUT('/api/v2/users/{user_id}/group_memberships/{group_membership_id}/make_default', {
        params: { path },
      })
      const shown = await admin.GET('/api/v2/users/{user_id}', { params: { path: { user_id: id } } })
      expect(shown.data.user.default_group_id).toBe(data.group.id)
      await expect(agent.POST('/api/v2/groups', { body: { group: { name: 'No' } } })).rejects.toBeInstanceOf(
        ForbiddenError,
      )
    })
  })

  describe('fields, roles, brands, locales and settings', () => {
    test('shape what the account knows', async () => {
      await admin.POST('/api/v2/user_fields', { body: { user_field: { key: 'shoe', title: 'Shoe', type: 'integer' } } })
      expect((await user('Shod', { user_fields: { shoe: 43 } })).user_fields).toMatchObject({ shoe: 43 })
      const fields = await all(admin.paginate('/api/v2/user_fields'))
      expect(fields.map(({ key }) => key)).toContain('shoe')
      const roles = await admin.GET('/api/v2/custom_roles')
      expect(roles.data.custom_roles.map(({ role_type }) => role_type)).toContain(4)
      expect((await all(admin.paginate('/api/v2/brands'))).length).toBeGreaterThan(0)
      expect((await admin.GET('/api/v2/locales')).data.locales.length).toBeGreaterThan(0)
      expect((await agent.GET('/api/v2/account/settings')).data.settings).toHaveProperty('localization')
    })
  })

  describe('exports and search', () => {
    test('find what was written', async () => {
      const made = await user('Findable Person', { email: 'findable@wire.example' })
      running.fakedesk.account().clock.advance(2 * 60_000)
      const exported = await all(
        admin.paginate('/api/v2/incremental/users/cursor', { params: { query: { start_time: 0, per_page: 5 } } }),
      )
      expect(exported.map(({ id }) => id)).toContain(made.id)
      const { data } = await admin.GET('/api/v2/search', {
        params: { query: { query: 'type:user email:findable@wire.example' } },
      })
      expect(data).toMatchObject({ count: 1, results: [{ id: made.id, result_type: 'user' }] })
    })
  })

  describe('sessions', () => {
    test('end when the user is suspended', async () => {
      const { id } = await user('Guest', { email: 'guest@wire.example', verified: true })
      const account = running.fakedesk.account()
      account.commit(() => account.users.update(account.users.find(id), { password: 'password' }))
      await fetch(`${running.url}/access/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: 'guest@wire.example', password: 'password' }),
      })
      const path = { user_id: id }
      const open = () => all(admin.paginate('/api/v2/users/{user_id}/sessions', { params: { path } }))
      expect(await open()).toHaveLength(1)
      await admin.PUT('/api/v2/users/{user_id}', { params: { path }, body: { user: { suspended: true } } })
      expect(await open()).toHaveLength(0)
    })
  })
})
