import { createClient } from 'node-zendesk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'

/** The npm package node-zendesk, unmodified, as its users configure it. */

let running: RunningFakedesk
let zendesk: ReturnType<typeof createClient>

beforeAll(async () => {
  running = await startFakedesk({ port: 0 })
  zendesk = createClient({
    username: 'admin@example.com',
    token: 'token',
    endpointUri: `${running.url}/api/v2`,
  })
})

afterAll(() => running.close())

/** Lets the account's jobs run to their end, and answers how this one ended. */
async function finished(answer: unknown) {
  const { job_status } = resultOf(answer)
  running.fakedesk.account().clock.advance(1000)
  return resultOf(await zendesk.jobstatuses.show(job_status.id)).job_status
}

/** The client wraps some answers and not others. */
const resultOf = (answer: unknown) => Object(answer).result ?? answer

describe('users', () => {
  test('live their whole life', async () => {
    const created = resultOf(
      await zendesk.users.create({ user: { name: 'Rosa', email: 'rosa@shop.example', verified: true } }),
    )
    expect(created).toMatchObject({ name: 'Rosa', email: 'rosa@shop.example', role: 'end-user', active: true })
    const { id } = created
    expect(resultOf(await zendesk.users.show(id))).toMatchObject({ id, name: 'Rosa' })
    expect(resultOf(await zendesk.users.update(id, { user: { notes: 'likes tea' } }))).toMatchObject({
      notes: 'likes tea',
      name: 'Rosa',
    })
    expect(resultOf(await zendesk.users.suspend(id))).toMatchObject({ suspended: true })
    expect(resultOf(await zendesk.users.unsuspend(id))).toMatchObject({ suspended: false })
    const found = await zendesk.users.search({ query: 'rosa@shop.example' })
    expect(found.map((user: { id: number }) => user.id)).toEqual([id])
    await zendesk.users.delete(id)
    expect(resultOf(await zendesk.users.show(id))).toMatchObject({ active: false })
  })

  test('are listed, all pages of them, by group, by organization and by role', async () => {
    const all = await zendesk.users.list()
    expect(all.length).toBe(running.fakedesk.account().users.by('active', true).size)
    const admins = await zendesk.users.listWithFilter('role', 'admin')
    expect(admins.map((user) => Object(user).role)).toEqual(['admin'])
    const [group] = await zendesk.groups.list()
    expect((await zendesk.users.listByGroup(Object(group).id)).length).toBeGreaterThan(0)
    const [organization] = (await zendesk.organizations.list()) as unknown as { id: number }[]
    expect((await zendesk.users.listByOrganization(organization?.id ?? 0)).length).toBeGreaterThan(0)
  })

  test('are made, changed and deleted in bulk, later', async () => {
    const made = await finished(await zendesk.users.createMany({ users: [{ name: 'One' }, { name: 'Two' }] } as never))
    expect(made).toMatchObject({ status: 'completed', total: 2 })
    const ids = made.results.map((result: { id: number }) => result.id)
    const changed = await finished(await zendesk.users.updateMany(ids, { user: { notes: 'bulk' } }, undefined))
    expect(changed.results).toEqual(
      ids.map((id: number) => ({ id, action: 'update', status: 'Updated', success: true })),
    )
    expect(resultOf(await zendesk.users.show(ids[0]))).toMatchObject({ notes: 'bulk' })
    await finished(await zendesk.users.destroyMany(ids, {}, undefined))
    expect(resultOf(await zendesk.users.show(ids[1]))).toMatchObject({ active: false })
  })

  test('merge, and their identities go along', async () => {
    const loser = resultOf(await zendesk.users.create({ user: { name: 'Old', email: 'old@shop.example' } }))
    const winner = resultOf(await zendesk.users.create({ user: { name: 'New', email: 'new@shop.example' } }))
    expect(resultOf(await zendesk.users.merge(loser.id, winner.id))).toMatchObject({ id: winner.id })
    const identities = await zendesk.useridentities.list(winner.id)
    expect(identities.map((identity) => Object(identity).value).sort()).toEqual([
      'new@shop.example',
      'old@shop.example',
    ])
  })

  test('say who is calling', async () => {
    expect(resultOf(await zendesk.users.me())).toMatchObject({ email: 'admin@example.com', role: 'admin' })
  })

  test('carry tags', async () => {
    const { id } = resultOf(await zendesk.users.create({ user: { name: 'Tagged' } }))
    await zendesk.users.setTags(id, { tags: ['vip'] } as never)
    await zendesk.users.addTags(id, { tags: ['tea'] } as never)
    expect(JSON.stringify(await zendesk.users.listTags(id))).toContain('tea')
  })
})

describe('identities', () => {
  test('are added, verified, made primary and removed', async () => {
    const { id } = resultOf(await zendesk.users.create({ user: { name: 'Many', email: 'first@many.example' } }))
    const added = resultOf(
      await zendesk.useridentities.create(id, { identity: { type: 'email', value: 'second@many.example' } }),
    )
    expect(added).toMatchObject({ value: 'second@many.example', primary: false })
    expect(resultOf(await zendesk.useridentities.verify(id, added.id))).toMatchObject({ verified: true })
    await zendesk.useridentities.makePrimary(id, added.id)
    expect(resultOf(await zendesk.users.show(id))).toMatchObject({ email: 'second@many.example' })
    const [first] = (await zendesk.useridentities.list(id)).filter((identity) => !Object(identity).primary)
    await zendesk.useridentities.delete(id, Object(first).id)
    expect(await zendesk.useridentities.list(id)).toHaveLength(1)
  })
})

describe('organizations', () => {
  test('live their whole life', async () => {
    const created = resultOf(
      await zendesk.organizations.create({ organization: { name: 'Tea House', external_id: 'T1' } }),
    )
    const { id } = created
    expect(resultOf(await zendesk.organizations.show(id))).toMatchObject({ name: 'Tea House' })
    expect(resultOf(await zendesk.organizations.update(id, { organization: { notes: 'green' } }))).toMatchObject({
      notes: 'green',
    })
    expect(await zendesk.organizations.showManyByExternalIds(['T1'])).toHaveLength(1)
    expect(resultOf(await zendesk.organizations.related(id))).toMatchObject({
      organization_related: { tickets_count: 0, users_count: 0 },
    })
    await zendesk.organizations.delete(id)
    await expect(zendesk.organizations.show(id)).rejects.toThrow()
  })

  test('have members', async () => {
    const { id: organizationId } = resultOf(await zendesk.organizations.create({ organization: { name: 'Members' } }))
    const { id: userId } = resultOf(await zendesk.users.create({ user: { name: 'Member' } }))
    const membership = resultOf(
      await zendesk.organizationmemberships.create({ user_id: userId, organization_id: organizationId } as never),
    )
    expect(resultOf(await zendesk.users.show(userId))).toMatchObject({ organization_id: organizationId })
    expect(await zendesk.organizationmemberships.listByUser(userId)).toHaveLength(1)
    await zendesk.organizationmemberships.delete(membership.id)
    expect(resultOf(await zendesk.users.show(userId))).toMatchObject({ organization_id: null })
  })
})

describe('groups', () => {
  test('take agents in and let them go', async () => {
    const { id: groupId } = resultOf(await zendesk.groups.create({ group: { name: 'Tea desk' } } as never))
    const { id: userId } = resultOf(
      await zendesk.users.create({ user: { name: 'Agent Tea', email: 'tea@desk.example', role: 'agent' } }),
    )
    const membership = resultOf(
      await zendesk.groupmemberships.create({ group_membership: { user_id: userId, group_id: groupId } }),
    )
    expect(membership).toMatchObject({ user_id: userId, group_id: groupId })
    expect(await zendesk.groupmemberships.listByGroup(groupId)).toHaveLength(1)
    await zendesk.groupmemberships.delete(membership.id)
    await zendesk.groups.delete(groupId)
    expect(resultOf(await zendesk.groups.show(groupId))).toMatchObject({ deleted: true })
  })
})

describe('fields', () => {
  test('of users hold values of their type', async () => {
    const field = resultOf(
      await zendesk.userfields.create({
        user_field: {
          key: 'tea',
          title: 'Tea',
          type: 'dropdown',
          custom_field_options: [{ name: 'Green', value: 'green' }],
        },
      }),
    )
    expect(field).toMatchObject({ key: 'tea', type: 'dropdown' })
    const user = resultOf(await zendesk.users.create({ user: { name: 'Drinker', user_fields: { tea: 'green' } } }))
    expect(user.user_fields).toMatchObject({ tea: 'green' })
    await expect(zendesk.users.update(user.id, { user: { user_fields: { tea: 'coffee' } } })).rejects.toThrow()
    await zendesk.userfields.delete(field.id)
  })
})

describe('sessions', () => {
  test('are listed over all pages', async () => {
    expect(await zendesk.sessions.list()).toHaveLength(running.fakedesk.account().sessions.size)
  })
})

describe('search', () => {
  test('finds users by what they are', async () => {
    const found = await zendesk.search.queryAll('type:user role:admin')
    expect(found.map((user: { email: string }) => user.email)).toEqual(['admin@example.com'])
  })
})

describe('refusals', () => {
  test('come as errors with the status and what is wrong', async () => {
    await expect(zendesk.users.create({ user: { name: '' } })).rejects.toThrow('(422)')
    await expect(zendesk.users.show(1)).rejects.toThrow('(404)')
    const stranger = createClient({
      username: 'admin@example.com',
      token: 'wrong',
      endpointUri: `${running.url}/api/v2`,
    })
    await expect(stranger.users.list()).rejects.toThrow('(401)')
  })
})
