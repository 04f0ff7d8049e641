import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const desk = async () => {
  const { call, person, ...rest } = testDesk()
  const field = async (family: string, field: object) => {
    const { body } = await call('admin', 'POST', `/${family}s`, {
      [family]: { title: 'Own', type: 'lookup', ...field },
    })
    return body[family].id
  }
  const manager = await field('organization_field', { key: 'manager', relationship_target_type: 'zen:user' })
  const supplier = await field('user_field', { key: 'supplier', relationship_target_type: 'zen:organization' })
  const agent = person('agent')
  const made: { id: number }[] = []
  for (const name of ['Apple', 'Mango', 'Zebra']) {
    const organization = { name, organization_fields: { manager: name === 'Zebra' ? null : String(agent.id) } }
    made.push((await call('admin', 'POST', '/organizations', { organization })).body.organization)
  }
  await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { user_fields: { supplier: made[0]?.id } } })
  return { call, person, manager, supplier, agent, made, ...rest }
}

describe('the records that point to one', () => {
  test('come in both kinds of page, under the name of their kind', async () => {
    const { call, manager, agent } = await desk()
    const path = `/zen:user/${agent.id}/relationship_fields/${manager}/zen:organization`
    const { body } = await call('agent', 'GET', path)
    expect(body.organizations).toMatchObject([{ name: 'Apple' }, { name: 'Mango' }])
    expect(body.count).toBe(2)
    const page = await call('agent', 'GET', `${path}?page[size]=1`)
    expect(page.body.organizations).toMatchObject([{ name: 'Apple' }])
    const next = await call('agent', 'GET', page.body.links.next)
    expect(next.body.organizations).toMatchObject([{ name: 'Mango' }])
    expect(next.body.meta.has_more).toBe(false)
  })

  test('follow what is written', async () => {
    const { call, person, supplier, made } = await desk()
    const path = `/zen:organization/${made[0]?.id}/relationship_fields/${supplier}/zen:user`
    expect((await call('admin', 'GET', path)).body.users).toMatchObject([{ id: person('endUser').id }])
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { user_fields: { supplier: null } } })
    expect((await call('admin', 'GET', path)).body.users).toEqual([])
  })

  test('are side-loaded with a shown organization', async () => {
    const { call, person, made } = await desk()
    const { body } = await call('admin', 'GET', `/organizations/${made[0]?.id}?include=lookup_relationship_fields`)
    expect(body.lookup_relationship_fields).toMatchObject({ supplier: [{ id: person('endUser').id }] })
  })

  test('of unknown targets, fields and kinds are not found', async () => {
    const { call, manager, supplier, agent } = await desk()
    for (const path of [
      `/zen:user/1/relationship_fields/${manager}/zen:organization`,
      `/zen:user/${agent.id}/relationship_fields/1/zen:organization`,
      `/zen:user/${agent.id}/relationship_fields/${supplier}/zen:user`,
      `/zen:user/${agent.id}/relationship_fields/${manager}/zen:brand`,
    ]) {
      expect([path, (await call('admin', 'GET', path)).status]).toEqual([path, 404])
    }
  })
})

describe('filters', () => {
  test('can test the own and the custom fields of targets', async () => {
    const { call } = await desk()
    const { body } = await call('agent', 'GET', '/relationships/definitions/zen:user')
    const subjects = body.definitions.conditions_all.map(({ subject }: { subject: string }) => subject)
    expect(subjects).toEqual(['role', 'organization_id', 'tags', 'user.custom_fields.supplier'])
    expect(body.definitions.conditions_any).toEqual(body.definitions.conditions_all)
    expect((await call('agent', 'GET', '/relationships/definitions/zen:brand')).status).toBe(404)
  })
})

test.each(['/relationships/definitions/zen:user', '/zen:user/AGENT/relationship_fields/FIELD/zen:organization'])(
  'admins and agents may GET %s, nobody else',
  async (path) => {
    const { call, agent, manager } = await desk()
    const address = path.replace('AGENT', String(agent.id)).replace('FIELD', manager)
    for (const [caller, status] of [
      ['admin', 200],
      ['agent', 200],
      ['endUser', 403],
      ['nobody', 401],
    ] as const) {
      expect([caller, (await call(caller, 'GET', address)).status]).toEqual([caller, status])
    }
  },
)
