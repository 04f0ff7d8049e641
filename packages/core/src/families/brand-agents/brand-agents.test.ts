import { describe, expect, test } from 'vitest'
import { type TestAnswer, testDesk } from '../../testing.ts'
import { defaultBrand } from '../brands/change-brand.ts'

const desk = () => {
  const { account, ...rest } = testDesk()
  const brand = defaultBrand(account).id
  const link = account.brandAgents.by('user', rest.person('agent').id).first()?.id
  return { account, brand, link, ...rest }
}

const users = ({ body }: TestAnswer): number[] => body.brand_agents.map(({ user_id }: { user_id: number }) => user_id)

describe('agents of brands', () => {
  test('are every team member at first, with ids that are numbers', async () => {
    const { call, person, brand, link } = desk()
    const { body } = await call('admin', 'GET', '/brand_agents')
    expect(users({ body } as TestAnswer)).toEqual(
      (['admin', 'agent', 'secondAgent'] as const).map((name) => person(name).id),
    )
    expect(body.brand_agents[1]).toEqual({
      id: link,
      url: `https://example.zendesk.com/api/v2/brand_agents/${link}.json`,
      user_id: person('agent').id,
      brand_id: brand,
      created_at: '2025-10-15T09:00:00Z',
      updated_at: '2025-10-15T09:00:00Z',
    })
  })

  test('are listed by brand and by user, in pages', async () => {
    const { call, person, brand } = desk()
    const first = await call('admin', 'GET', `/brands/${brand}/agents?page[size]=2`)
    const second = await call('admin', 'GET', first.body.links.next)
    expect(users(first)).toHaveLength(2)
    expect(users(second)).toEqual([person('secondAgent').id])
    expect(users(await call('admin', 'GET', `/users/${person('agent').id}/brand_agents`))).toEqual([person('agent').id])
    expect((await call('admin', 'GET', '/brands/1/agents')).status).toBe(404)
    expect((await call('admin', 'GET', '/users/1/brand_agents')).status).toBe(404)
  })

  test('are shown alone and under their user, and can be removed', async () => {
    const { call, person, link } = desk()
    expect((await call('admin', 'GET', `/brand_agents/${link}`)).body.brand_agent.id).toBe(link)
    const under = (user: number) => call('admin', 'GET', `/users/${user}/brand_agents/${link}`)
    expect((await under(person('agent').id)).status).toBe(200)
    expect((await under(person('secondAgent').id)).status).toBe(404)
    expect((await call('admin', 'DELETE', `/brand_agents/${link}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/brand_agents/${link}`)).status).toBe(404)
  })
})

describe('who may', () => {
  test.each([
    ['GET', '/brand_agents', 200],
    ['GET', '/brand_agents/LINK', 200],
    ['DELETE', '/brand_agents/LINK', 204],
    ['GET', '/brands/BRAND/agents', 200],
    ['GET', '/users/USER/brand_agents', 200],
    ['GET', '/users/USER/brand_agents/LINK', 200],
  ])('%s %s: admins only', async (method, template, status) => {
    const { call, agentWith, person, brand, link } = desk()
    const user = person('agent').id
    const path = template.replace('LINK', `${link}`).replace('BRAND', `${brand}`).replace('USER', `${user}`)
    const callers = ['nobody', 'endUser', agentWith({ manage_roles: 'all-except-self' }), 'agent', 'admin'] as const
    const got = []
    for (const caller of callers) got.push((await call(caller, method, path)).status)
    expect(got).toEqual([401, 403, 403, 403, status])
  })
})
