import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { joinGroup, leaveAllGroups } from '../group-memberships/join-group.ts'

const root = '/api/lotus/assignables'

/** Everybody is in no group, but who is put into one. */
function desk() {
  const tools = testDesk()
  const { account, agentWith } = tools
  const groupNamed = (name: string) => account.groups.by('name', name.toLowerCase()).first()?.id ?? 0
  const join = (userId: number, name: string) =>
    account.commit(() => joinGroup(account, { userId, groupId: groupNamed(name) }))
  account.commit(() => {
    for (const { id } of account.users.by('assignable', true)) leaveAllGroups(account, id)
  })
  const bound = agentWith({})
  join(bound.id, 'Billing')
  return { ...tools, groupNamed, join, bound }
}

const names = (records: { name: string }[]) => records.map(({ name }) => name)

describe('the assignee field', () => {
  test('offers all groups, or the own ones to who cannot assign to any', async () => {
    const { call, bound, groupNamed } = desk()
    const { body } = await call('agent', 'GET', `${root}/groups.json`)
    expect(names(body.groups)).toEqual(['Billing', 'Support'])
    expect(body.groups[0]).toEqual({ id: groupNamed('Billing'), name: 'Billing', description: expect.any(String) })
    expect(body).toMatchObject({ next_page: null, previous_page: null, count: 2 })
    expect(names((await call(bound, 'GET', `${root}/groups.json`)).body.groups)).toEqual(['Billing'])
    const page = (await call('agent', 'GET', `${root}/groups.json?per_page=1&page=2`)).body
    expect(names(page.groups)).toEqual(['Support'])
  })

  test('offers the agents of a group whom tickets can be assigned to', async () => {
    const { call, bound, person, agentWith, groupNamed, join } = desk()
    join(person('agent').id, 'Billing')
    join(agentWith({}, 1).id, 'Billing')
    join(person('secondAgent').id, 'Support')
    const agentsOf = (who: 'agent' | typeof bound, group: string) =>
      call(who, 'GET', `${root}/groups/${groupNamed(group)}/agents.json`)
    const { agents, count } = (await agentsOf('agent', 'Billing')).body
    expect(count).toBe(2)
    expect(agents).toEqual([
      { id: bound.id, name: bound.name, avatar_url: null },
      { id: person('agent').id, name: person('agent').name, avatar_url: null },
    ])
    expect((await agentsOf(bound, 'Billing')).status).toBe(200)
    expect((await agentsOf(bound, 'Support')).status).toBe(404)
    expect((await call('agent', 'GET', `${root}/groups/1/agents.json`)).status).toBe(404)
  })

  test('finds groups and agents by the beginning of the name, an agent once a group', async () => {
    const { call, bound, person, groupNamed, join } = desk()
    const { id, name } = person('agent')
    for (const group of ['Billing', 'Support']) join(id, group)
    const find = async (who: 'agent' | typeof bound, text: string) =>
      (await call(who, 'GET', `${root}/autocomplete.json?name=${text}`)).body
    const found = { id, name, photo_url: null }
    expect(await find('agent', name.slice(0, 3).toUpperCase())).toEqual({
      agents: [
        { ...found, group: 'Billing', group_id: groupNamed('Billing') },
        { ...found, group: 'Support', group_id: groupNamed('Support') },
      ],
      groups: [],
      count: 2,
    })
    expect(await find('agent', 'su')).toEqual({
      agents: [],
      groups: [{ id: groupNamed('Support'), name: 'Support' }],
      count: 1,
    })
    expect((await find(bound, name.slice(0, 3))).count).toBe(1)
    expect((await find(bound, 'su')).count).toBe(0)
    expect((await call('agent', 'GET', `${root}/autocomplete.json`)).status).toBe(400)
  })
})

test.each(['/groups.json', '/groups/GROUP/agents.json', '/autocomplete.json?name=a'])(
  'who may GET %s',
  async (rest) => {
    const { call, agentWith, groupNamed, join } = desk()
    const light = agentWith({}, 1)
    join(light.id, 'Billing')
    const got = []
    for (const who of ['admin', 'agent', light, 'endUser', 'nobody'] as const) {
      got.push((await call(who, 'GET', root + rest.replace('GROUP', `${groupNamed('Billing')}`))).status)
    }
    expect(got).toEqual([200, 200, 200, 403, 401])
  },
)
