import { expect, test } from 'vitest'
import { testDesk } from '../testing.ts'

const asked = 'zeta=1&alpha=2'

test.each([
  `/users?${asked}&per_page=2&page=2`,
  `/users?${asked}&page[size]=2&role[]=end-user&role[]=agent`,
  `/organizations?${asked}&per_page=1`,
  `/tags?${asked}&page[size]=1`,
  `/search?query=type:user&${asked}&per_page=2`,
  `/search/export?query=a*&filter[type]=user&${asked}&page[size]=2`,
  `/incremental/users?start_time=0&${asked}&per_page=2`,
  `/incremental/users/cursor?start_time=0&${asked}&per_page=2`,
  `/job_statuses?${asked}&page[size]=1`,
])('%s answers addresses whose names stand in alphabetical order', async (path) => {
  const { call } = testDesk()
  await call('admin', 'POST', '/users/create_many', { users: [{ name: 'Ida', tags: ['a', 'b'] }] })
  await call('admin', 'PUT', '/account/settings', { settings: { user: { tagging: true } } })
  const { body } = await call('admin', 'GET', path)
  const addresses = [body.next_page, body.previous_page, body.after_url, ...Object.values(body.links ?? {})]
  for (const address of addresses.filter((one): one is string => typeof one === 'string')) {
    const names = [...new URL(address).searchParams.keys()]
    expect(names).toEqual(names.toSorted())
    expect(names).toEqual(expect.arrayContaining(['alpha', 'zeta']))
  }
})

test('a name that comes twice keeps the order of its values', async () => {
  const { body } = await testDesk().call('admin', 'GET', '/users?role[]=end-user&role[]=agent&page[size]=1')
  expect(new URL(body.links.next).searchParams.getAll('role[]')).toEqual(['end-user', 'agent'])
})
