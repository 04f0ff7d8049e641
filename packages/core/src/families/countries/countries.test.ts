import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

test('anyone may list all countries and show one of them', async () => {
  const { call, agentWith } = testDesk()
  for (const caller of ['admin', 'agent', agentWith({}, 1), 'endUser', 'nobody'] as const) {
    const { status, body } = await call(caller, 'GET', '/countries')
    expect(status).toBe(200)
    const germany = body.countries.find(({ code }: { code: string }) => code === 'DE')
    expect(germany).toEqual({ id: germany.id, code: 'DE', name: 'Germany', region: 'Europe', calling_code: '49' })
    expect((await call(caller, 'GET', `/countries/${germany.id}`)).body).toEqual({ country: germany })
  }
})

test.each([
  ['0', 404],
  ['9999', 404],
  ['DE', 400],
])('there is no country %s', async (id, status) => {
  expect((await testDesk().call('nobody', 'GET', `/countries/${id}`)).status).toBe(status)
})
