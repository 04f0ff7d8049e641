import { describe, expect, test } from 'vitest'
import { theAccountItself } from '../../account/actor.ts'
import { type Caller, testDesk } from '../../testing.ts'
import { createOrganization } from './change-organization.ts'

const desk = () => {
  const { call, account, ...rest } = testDesk()

  async function made(organization: object) {
    const { body } = await call('admin', 'POST', '/organizations', { organization })
    return body.organization
  }

  /** So many organizations, put in without requests. */
  const many = (names: readonly string[]) =>
    account.commit(() => names.map((name) => createOrganization(account, theAccountItself, { name })))

  return { call, account, made, many, ...rest }
}

const names = (body: { organizations: { name: string }[] }) => body.organizations.map(({ name }) => name)

describe('creating', () => {
  test('answers the recorded defaults, in the recorded order of keys', async () => {
    const { call } = desk()
    const { status, body, headers } = await call('admin', 'POST', '/organizations', { organization: { name: 'Bay' } })
    expect(status).toBe(201)
    const { url, id, ...rest } = body.organization
    expect(headers.get('location')).toBe(url)
    expect(url).toBe(`https://example.zendesk.com/api/v2/organizations/${id}.json`)
    expect(JSON.stringify(rest)).toBe(
      '{"name":"Bay","shared_tickets":false,"shared_comments":false,"external_id":null,' +
        '"created_at":"2026-03-14T09:00:00Z","updated_at":"2026-03-14T09:00:00Z","domain_names":[],"details":null,' +
        '"notes":null,"group_id":null,"tags":[],"organization_fields":{}}',
    )
  })

  test('keeps tags and domains in lower case, each once', async () => {
    const { made } = desk()
    const organization = await made({ name: 'Bay', tags: ['VIP', 'vip'], domain_names: ['Bay.example', 'bay.example'] })
    expect(organization.tags).toEqual(['vip'])
    expect(organization.domain_names).toEqual(['bay.example'])
  })

  test.each([
    [{ name: ' ' }, 'name', 'Name: cannot be blank', 'BlankValue'],
    [{}, 'name', 'Name: cannot be blank', 'BlankValue'],
    [{ name: 'bAY' }, 'name', 'Name: bAY has already been taken', 'DuplicateValue'],
    [{ name: 'Other', external_id: 'bay-1' }, 'external_id', 'External has already been taken', 'DuplicateValue'],
    [{ name: 'Other', group_id: 1 }, 'group_id', 'Group: is invalid', 'InvalidValue'],
  ])('%j is refused', async (organization, property, description, error) => {
    const { call, made } = desk()
    await made({ name: 'Bay', external_id: 'BAY-1' })
    const { status, body } = await call('admin', 'POST', '/organizations', { organization })
    expect(status).toBe(422)
    expect(body).toEqual({
      error: 'RecordInvalid',
      description: 'Record validation errors',
      details: { [property]: [{ description, error }] },
    })
  })

  test('end users of its domains who are in no organization come into it', async () => {
    const { made, account, person, call } = desk()
    const rosa = account.users.by('sign_in_name', 'rosa.ferrari@example.com').first()
    const organization = await made({ name: 'Everybody', domain_names: ['example.com'] })
    const { body } = await call('admin', 'GET', `/users/${rosa?.id}/organization_memberships`)
    expect(body.organization_memberships).toMatchObject([{ organization_id: organization.id, default: true }])
    expect(account.users.find(rosa?.id ?? 0).organization_id).toBe(organization.id)
    expect(person('agent').organization_id).toBeNull()
    expect(person('endUser').organization_id).not.toBe(organization.id)
  })

  test('an address among the domain names brings just that user', async () => {
    const { made, account } = desk()
    const { id } = await made({ name: 'Rosa', domain_names: ['rosa.ferrari@example.com'] })
    expect(account.organizationMemberships.by('organization', id).size).toBe(1)
  })
})

describe('listing', () => {
  test('comes by id with cursors and by name with page numbers', async () => {
    const { call, many } = desk()
    many(['zebra', 'Apple', 'mango'])
    expect(names((await call('admin', 'GET', '/organizations?page[size]=100')).body)).toEqual([
      'Example Customer',
      'zebra',
      'Apple',
      'mango',
    ])
    const { body } = await call('admin', 'GET', '/organizations')
    expect(names(body)).toEqual(['Apple', 'Example Customer', 'mango', 'zebra'])
    expect(body.count).toBe(4)
  })

  test('both kinds of page reach every organization once', async () => {
    const { call, many, send } = desk()
    many(Array.from({ length: 24 }, (_, i) => `Firm ${String(i).padStart(2, '0')}`))
    const byOffset = await Promise.all(
      [1, 2, 3].map((page) => call('admin', 'GET', `/organizations?per_page=10&page=${page}`)),
    )
    expect(new Set(byOffset.flatMap(({ body }) => names(body))).size).toBe(25)
    const seen: string[] = []
    let next = '/organizations?page[size]=10&sort=-name'
    for (let hasMore = true; hasMore; ) {
      const { body } = await call('admin', 'GET', next)
      seen.push(...names(body))
      next = body.links.next
      hasMore = body.meta.has_more
    }
    expect(seen).toHaveLength(25)
    expect(seen[0]).toBe('Firm 23')
    expect((await send('GET', '/organizations')).status).toBe(401)
  })

  test('an unknown sort is refused', async () => {
    const { call } = desk()
    const { status, body } = await call('admin', 'GET', '/organizations?page[size]=10&sort=shoe_size')
    expect(status).toBe(400)
    expect(body.errors[0].code).toBe('InvalidPaginationParameter')
  })

  test('counts tell when they were counted', async () => {
    const { call } = desk()
    const { body } = await call('admin', 'GET', '/organizations/count')
    expect(body).toEqual({ count: { value: 1, refreshed_at: '2026-03-14T09:00:00+00:00' } })
  })

  test('side-loads abilities, users and groups; other names are ignored', async () => {
    const { call, account, made, person } = desk()
    const group = account.groups.rows.first()
    const { id } = await made({ name: 'Bay', group_id: group?.id })
    await call('admin', 'POST', '/organization_memberships', {
      organization_membership: { user_id: person('endUser').id, organization_id: id },
    })
    const { body } = await call('agent', 'GET', `/organizations/${id}?include=abilities,users,groups,nonsense`)
    expect(body.abilities).toEqual([
      { url: body.organization.url, organization_id: id, can_edit: false, can_delete: false, can_edit_notes: true },
    ])
    expect(body.users).toMatchObject([{ id: person('endUser').id }])
    expect(body.groups).toMatchObject([{ id: group?.id }])
    expect(body).not.toHaveProperty('nonsense')
    const { body: shown } = await call('admin', 'GET', `/organizations/show_many?ids=${id}&include=groups`)
    expect(shown.groups).toMatchObject([{ id: group?.id }])
  })

  test('show_many takes ids or external ids, leaves out unknown ones and comes by name', async () => {
    const { call, made } = desk()
    const zebra = await made({ name: 'Zebra', external_id: 'Z-1' })
    const apple = await made({ name: 'apple', external_id: 'A-1' })
    const byIds = await call('admin', 'GET', `/organizations/show_many?ids=${zebra.id},1,${apple.id}`)
    expect(names(byIds.body)).toEqual(['apple', 'Zebra'])
    expect(byIds.body.count).toBe(2)
    const byExternalIds = await call('admin', 'GET', '/organizations/show_many?external_ids=z-1,none')
    expect(names(byExternalIds.body)).toEqual(['Zebra'])
    const ids = Array.from({ length: 101 }, (_, i) => i).join(',')
    expect((await call('admin', 'GET', `/organizations/show_many?ids=${ids}`)).body.error).toBe('TooManyValues')
  })

  test('search finds the exact name or external id, whatever the case', async () => {
    const { call, made } = desk()
    await made({ name: 'Bay Cycles', external_id: 'BAY-1' })
    expect(names((await call('agent', 'GET', '/organizations/search?name=bay%20cycles')).body)).toEqual(['Bay Cycles'])
    expect(names((await call('agent', 'GET', '/organizations/search?external_id=bay-1')).body)).toEqual(['Bay Cycles'])
    expect(names((await call('agent', 'GET', '/organizations/search?name=bay')).body)).toEqual([])
    const both = await call('agent', 'GET', '/organizations/search?name=bay&external_id=1')
    expect(both.status).toBe(400)
    expect(both.body.errors[0].code).toBe('QueryError')
  })

  test('autocomplete finds beginnings of names, in pages', async () => {
    const { call, many } = desk()
    many(['Bay Two', 'bay One', 'Bayou', 'Harbour Bay', 'Bax'])
    const { body } = await call('agent', 'GET', '/organizations/autocomplete?name=BAY&per_page=2')
    expect(names(body)).toEqual(['bay One', 'Bay Two'])
    expect(body.count).toBe(3)
    expect(names((await call('agent', 'GET', body.next_page)).body)).toEqual(['Bayou'])
    expect((await call('agent', 'GET', '/organizations/autocomplete')).body.errors[0].code).toBe('QueryError')
  })
})

describe('changing', () => {
  test('touches what is named only, and moves updated_at', async () => {
    const { call, made, account } = desk()
    const { id } = await made({ name: 'Bay', details: 'By the sea', domain_names: ['a.example', 'b.example'] })
    account.clock.advance(5000)
    const { body, status, headers } = await call('admin', 'PUT', `/organizations/${id}`, {
      organization: { id: 7, notes: 'Pays late', domain_names: ['c.example'] },
    })
    expect(status).toBe(200)
    expect(headers.get('x-zendesk-api-warn')).toContain('"organization.id"')
    expect(body.organization).toMatchObject({
      id,
      name: 'Bay',
      details: 'By the sea',
      notes: 'Pays late',
      domain_names: ['c.example'],
      created_at: '2026-03-14T09:00:00Z',
      updated_at: '2026-03-14T09:00:05Z',
    })
    const cleared = await call('admin', 'PUT', `/organizations/${id}`, { organization: { details: null } })
    expect(cleared.body.organization.details).toBeNull()
  })

  test('its own name is not taken by itself, that of another is', async () => {
    const { call, made } = desk()
    const { id } = await made({ name: 'Bay' })
    expect((await call('admin', 'PUT', `/organizations/${id}`, { organization: { name: 'BAY' } })).status).toBe(200)
    const taken = await call('admin', 'PUT', `/organizations/${id}`, { organization: { name: 'example customer' } })
    expect(taken.status).toBe(422)
  })

  test('memberships follow the new name', async () => {
    const { call, made, person } = desk()
    const { id } = await made({ name: 'Bay' })
    const organization_membership = { user_id: person('endUser').id, organization_id: id }
    await call('admin', 'POST', '/organization_memberships', { organization_membership })
    await call('admin', 'PUT', `/organizations/${id}`, { organization: { name: 'Cove' } })
    const { body } = await call('admin', 'GET', `/organizations/${id}/organization_memberships`)
    expect(body.organization_memberships[0].organization_name).toBe('Cove')
  })

  test('create_or_update goes by id or external id, never by name', async () => {
    const { call, account } = desk()
    const save = (organization: object) => call('admin', 'POST', '/organizations/create_or_update', { organization })
    const first = await save({ name: 'Bay', external_id: 'bay-1' })
    expect(first.status).toBe(201)
    const again = await save({ external_id: 'BAY-1', notes: 'Known' })
    expect(again.status).toBe(200)
    expect(again.body.organization).toMatchObject({ id: first.body.organization.id, name: 'Bay', notes: 'Known' })
    expect((await save({ id: first.body.organization.id, name: 'Cove' })).body.organization.name).toBe('Cove')
    expect((await save({ name: 'cove' })).status).toBe(422)
    expect((await save({ id: 1, name: 'Nobody' })).status).toBe(404)
    expect(account.organizations.size).toBe(2)
  })
})

describe('deleting', () => {
  test('clears it from its users, frees name and external id, and leaves a mark', async () => {
    const { call, made, person, account } = desk()
    const { id } = await made({ name: 'Bay', external_id: 'b' })
    const user_id = person('endUser').id
    await call('admin', 'POST', '/organization_memberships', {
      organization_membership: { user_id, organization_id: id, default: true },
    })
    await call('admin', 'POST', '/organization_subscriptions', {
      organization_subscription: { user_id, organization_id: id },
    })
    const { status, body } = await call('admin', 'DELETE', `/organizations/${id}`)
    expect([status, body]).toEqual([204, null])
    expect(person('endUser').organization_id).not.toBe(id)
    expect(account.organizationSubscriptions.by('organization', id).size).toBe(0)
    expect((await call('admin', 'GET', `/organizations/${id}`)).body).toEqual({
      error: 'RecordNotFound',
      description: 'Not found',
    })
    expect((await call('admin', 'DELETE', `/organizations/${id}`)).status).toBe(404)
    expect((await call('admin', 'GET', '/organizations/count')).body.count.value).toBe(1)
    expect(await made({ name: 'Bay', external_id: 'b' })).toMatchObject({ name: 'Bay' })
    expect(account.organizations.find(id)).toMatchObject({ deleted_at: account.now, updated_at: account.now })
  })

  test('ids beyond any organization are not found', async () => {
    const { call } = desk()
    for (const method of ['GET', 'DELETE']) {
      expect((await call('admin', method, '/organizations/9223372036854775807')).status).toBe(404)
    }
  })
})

describe('in bulk', () => {
  test('create_many is queued, then done, with a result for each', async () => {
    const { call, finished } = desk()
    const job = await call('admin', 'POST', '/organizations/create_many', {
      organizations: [{ name: 'Bay' }, { name: 'bay' }, { name: 'Cove' }],
    })
    expect(job.body.job_status).toMatchObject({
      job_type: 'Bulk Create Organization',
      status: 'queued',
      total: 3,
      progress: null,
      results: null,
    })
    const { body } = await finished(job)
    expect(body.job_status.status).toBe('completed')
    expect(body.job_status.results).toEqual([
      { status: 'Created', id: expect.any(Number) },
      { index: 1, error: 'OrganizationCreateFailed', details: 'Name:  bay has already been taken' },
      { status: 'Created', id: expect.any(Number) },
    ])
  })

  test('update_many makes one change to many, or to each its own', async () => {
    const { call, finished, made } = desk()
    const bay = await made({ name: 'Bay', external_id: 'b' })
    const cove = await made({ name: 'Cove' })
    const same = await call('admin', 'PUT', `/organizations/update_many?ids=${bay.id},${cove.id}`, {
      organization: { notes: 'Same' },
    })
    expect((await finished(same)).body.job_status.results).toEqual(
      [bay.id, cove.id].map((id) => ({ action: 'update', id, status: 'Updated', success: true })),
    )
    const own = await call('admin', 'PUT', '/organizations/update_many', {
      organizations: [
        { external_id: 'b', notes: 'Bay' },
        { id: cove.id, name: 'bay' },
      ],
    })
    expect((await finished(own)).body.job_status.results).toEqual([
      { action: 'update', id: bay.id, status: 'Updated', success: true },
      {
        index: 1,
        error: 'OrganizationUpdateFailed',
        id: cove.id,
        details: 'Name:  bay has already been taken',
      },
    ])
    expect((await call('admin', 'GET', `/organizations/${bay.id}`)).body.organization.notes).toBe('Bay')
    expect((await call('admin', 'GET', `/organizations/${cove.id}`)).body.organization.notes).toBe('Same')
  })

  test('destroy_many deletes by ids or external ids', async () => {
    const { call, finished, made } = desk()
    const bay = await made({ name: 'Bay', external_id: 'b' })
    const cove = await made({ name: 'Cove' })
    const byId = await call('admin', 'DELETE', `/organizations/destroy_many?ids=${cove.id}`)
    expect(byId.body.job_status.job_type).toBe('Bulk Delete Organization')
    expect((await finished(byId)).body.job_status.results).toEqual([
      { id: cove.id, action: 'delete', status: 'Deleted', success: true },
    ])
    await finished(await call('admin', 'DELETE', '/organizations/destroy_many?external_ids=B'))
    expect((await call('admin', 'GET', `/organizations/${bay.id}`)).status).toBe(404)
  })

  test('a hundred at once and no more', async () => {
    const { call } = desk()
    const organizations = Array.from({ length: 101 }, (_, i) => ({ name: `Firm ${i}` }))
    const { status, body } = await call('admin', 'POST', '/organizations/create_many', { organizations })
    expect(status).toBe(400)
    expect(body).toEqual({
      error: 'TooManyValues',
      description: 'Parameter  cannot specify more than 100 values',
      max_count: 100,
    })
  })
})

describe('merging', () => {
  test('moves users, subscriptions and domains by the clock, then the loser is gone', async () => {
    const { call, made, person, account } = desk()
    const loser = await made({ name: 'Loser', domain_names: ['l.example'], notes: 'Lost' })
    const winner = await made({ name: 'Winner', domain_names: ['w.example'] })
    const user_id = person('secondAgent').id
    for (const organization_id of [loser.id, winner.id]) {
      await call('admin', 'POST', '/organization_memberships', {
        organization_membership: { user_id, organization_id },
      })
    }
    const other = person('agent').id
    await call('admin', 'POST', '/organization_memberships', {
      organization_membership: { user_id: other, organization_id: loser.id },
    })
    await call('admin', 'POST', '/organization_subscriptions', {
      organization_subscription: { user_id, organization_id: loser.id },
    })

    const path = `/organizations/${loser.id}/merge`
    const { body, status } = await call('admin', 'POST', path, { organization_merge: { winner_id: winner.id } })
    expect(status).toBe(200)
    const { id } = body.organization_merge
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(body.organization_merge).toEqual({
      id,
      url: `https://example.zendesk.com/api/v2/organization_merges/${id}.json`,
      loser_id: loser.id,
      winner_id: winner.id,
      status: 'new',
    })
    const statusNow = async () =>
      (await call('admin', 'GET', `/organization_merges/${id}`)).body.organization_merge.status
    account.clock.advance(100)
    expect(await statusNow()).toBe('in progress')
    account.clock.advance(200)
    expect(await statusNow()).toBe('complete')

    expect((await call('admin', 'GET', `/organizations/${loser.id}`)).status).toBe(404)
    const kept = (await call('admin', 'GET', `/organizations/${winner.id}`)).body.organization
    expect(kept).toMatchObject({ domain_names: ['w.example', 'l.example'], notes: null })
    expect(person('secondAgent').organization_id).toBe(winner.id)
    expect(person('agent').organization_id).toBe(winner.id)
    expect(account.organizationMemberships.by('user', user_id).size).toBe(1)
    expect(account.organizationSubscriptions.by('user', user_id).first()?.organization_id).toBe(winner.id)
    const list = await call('admin', 'GET', `/organizations/${winner.id}/merges`)
    expect(list.body.organization_merges).toMatchObject([{ id, status: 'complete' }])
    expect(list.body.meta.has_more).toBe(false)
  })

  test('ends in error when the winner is gone meanwhile', async () => {
    const { call, made, account } = desk()
    const loser = await made({ name: 'Loser' })
    const winner = await made({ name: 'Winner' })
    const merge = { organization_merge: { winner_id: winner.id } }
    const { body } = await call('admin', 'POST', `/organizations/${loser.id}/merge`, merge)
    await call('admin', 'DELETE', `/organizations/${winner.id}`)
    account.clock.advance(1000)
    const path = `/organization_merges/${body.organization_merge.id}`
    expect((await call('admin', 'GET', path)).body.organization_merge.status).toBe('error')
    expect((await call('admin', 'GET', `/organizations/${loser.id}`)).status).toBe(200)
  })

  test('an organization is not merged into itself, nor into none', async () => {
    const { call, made } = desk()
    const { id } = await made({ name: 'Bay' })
    const merge = (winner_id: number) =>
      call('admin', 'POST', `/organizations/${id}/merge`, { organization_merge: { winner_id } })
    expect((await merge(id)).status).toBe(422)
    expect((await merge(1)).status).toBe(404)
  })
})

describe('of a user', () => {
  test('are listed and counted', async () => {
    const { call, many, person } = desk()
    const user_id = person('secondAgent').id
    for (const { id } of many(['Zebra', 'Apple'])) {
      await call('admin', 'POST', '/organization_memberships', {
        organization_membership: { user_id, organization_id: id },
      })
    }
    const path = `/users/${user_id}/organizations`
    expect(names((await call('agent', 'GET', path)).body)).toEqual(['Apple', 'Zebra'])
    expect(names((await call('agent', 'GET', `${path}?page[size]=5`)).body)).toEqual(['Zebra', 'Apple'])
    expect((await call('agent', 'GET', `${path}/count`)).body.count.value).toBe(2)
    expect((await call('agent', 'GET', '/users/1/organizations')).status).toBe(404)
  })

  test('related numbers count the users', async () => {
    const { call, made, person } = desk()
    const { id } = await made({ name: 'Bay' })
    const organization_membership = { user_id: person('endUser').id, organization_id: id }
    await call('admin', 'POST', '/organization_memberships', { organization_membership })
    const { body } = await call('agent', 'GET', `/organizations/${id}/related`)
    expect(body).toEqual({ organization_related: { tickets_count: 0, users_count: 1 } })
  })
})

describe('who may do what', () => {
  const all = { organization: { name: 'New' } }
  const notes = { organization: { notes: 'New' } }
  const merge = { organization_merge: { winner_id: 1 } }

  test.each([
    // operation, address, body, then the statuses: admin, manager, editor, agent, restricted agent, end user, nobody
    ['GET', '/organizations', undefined, [200, 200, 200, 200, 403, 403, 401]],
    ['GET', '/organizations/count', undefined, [200, 200, 200, 200, 403, 403, 401]],
    ['GET', '/organizations/ID', undefined, [200, 200, 200, 200, 404, 403, 401]],
    ['GET', '/organizations/ID/related', undefined, [200, 200, 200, 200, 404, 403, 401]],
    ['GET', '/organizations/show_many?ids=ID', undefined, [200, 200, 200, 200, 200, 403, 401]],
    ['GET', '/organizations/search?name=x', undefined, [200, 200, 200, 200, 403, 403, 401]],
    ['GET', '/organizations/autocomplete?name=x', undefined, [200, 200, 200, 200, 200, 403, 401]],
    ['GET', '/users/USER/organizations', undefined, [200, 200, 200, 200, 403, 403, 401]],
    ['GET', '/users/USER/organizations/count', undefined, [200, 200, 200, 200, 403, 403, 401]],
    ['POST', '/organizations', all, [201, 201, 403, 403, 403, 403, 401]],
    ['PUT', '/organizations/ID', all, [200, 200, 200, 403, 404, 403, 401]],
    ['PUT', '/organizations/ID', notes, [200, 200, 200, 200, 404, 403, 401]],
    ['DELETE', '/organizations/ID', undefined, [204, 204, 403, 403, 404, 403, 401]],
    ['POST', '/organizations/create_or_update', all, [201, 201, 403, 403, 403, 403, 401]],
    ['POST', '/organizations/create_many', { organizations: [] }, [200, 200, 403, 403, 403, 403, 401]],
    ['PUT', '/organizations/update_many?ids=ID', all, [200, 200, 200, 403, 403, 403, 401]],
    ['PUT', '/organizations/update_many?ids=ID', notes, [200, 200, 200, 200, 200, 403, 401]],
    ['DELETE', '/organizations/destroy_many?ids=ID', undefined, [200, 200, 403, 403, 403, 403, 401]],
    ['POST', '/organizations/ID/merge', merge, [404, 403, 403, 403, 403, 403, 401]],
    ['GET', '/organizations/ID/merges', undefined, [200, 403, 403, 403, 403, 403, 401]],
    ['GET', '/organization_merges/X', undefined, [404, 403, 403, 403, 403, 403, 401]],
  ] as const)('%s %s %j', async (method, path, body, statuses) => {
    const { call, account, person, agentWith, made } = desk()
    account.commit(() => account.users.update(person('secondAgent'), { ticket_restriction: 'organization' }))
    const callers: readonly Caller[] = [
      'admin',
      agentWith({ manage_organizations: true }),
      agentWith({ organization_editing: true }),
      'agent',
      'secondAgent',
      'endUser',
      'nobody',
    ]
    for (const [place, caller] of callers.entries()) {
      const { id } = await made({ name: `Bay ${place}` })
      const address = path.replace('ID', String(id)).replace('USER', String(person('endUser').id))
      const given = body && JSON.parse(JSON.stringify(body).replace('New', `New ${place}`))
      expect([place, (await call(caller, method, address, given)).status]).toEqual([place, statuses[place]])
    }
  })

  test('an agent whose role does not let them write notes may not', async () => {
    const { call, made, agentWith } = desk()
    const { id } = await made({ name: 'Bay' })
    const write = (caller: Caller) => call(caller, 'PUT', `/organizations/${id}`, notes)
    expect((await write(agentWith({ organization_notes_editing: false }))).status).toBe(403)
    expect((await write(agentWith({ organization_notes_editing: true }))).status).toBe(200)
  })
})
