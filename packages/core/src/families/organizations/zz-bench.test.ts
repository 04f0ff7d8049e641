import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { createOrganization } from './change-organization.ts'
import { joinOrganization } from '../organization-memberships/join-organization.ts'
import { newUser } from '../users/user-defaults.ts'

test.each([1000, 100000])('bench %d', { timeout: 600000 }, async (n) => {
  const { account, call } = testDesk()
  let t = performance.now()
  const ids: number[] = []
  account.commit(() => { for (let i = 0; i < n; i++) ids.push(createOrganization(account, { name: `Firm ${(i * 7919) % n}`, external_id: `e${i}`, tags: [`t${i % 500}`] }).id) })
  console.log(n, 'create orgs', Math.round(performance.now() - t)); t = performance.now()
  const uids: number[] = []
  account.commit(() => { for (let i = 0; i < n; i++) uids.push(account.users.insert(newUser(account, { name: `U${i}`, email: `u${i}@d${i%1000}.example` })).id) })
  console.log(n, 'create users', Math.round(performance.now() - t)); t = performance.now()
  account.commit(() => { uids.forEach((userId, i) => joinOrganization(account, { userId, organizationId: ids[i % 2 ? i : 0] ?? 0 })) })
  console.log(n, 'join', Math.round(performance.now() - t))
  const big = ids[0]
  for (const path of ['/organizations', '/organizations?page=50', '/organizations?page[size]=100', '/organizations?page[size]=100&sort=-updated_at', '/organizations?page[size]=100&include=abilities,groups', '/organizations/autocomplete?name=f', '/organizations/search?name=firm 7', `/organizations/show_many?ids=${ids.slice(0,100)}`, '/organizations/count', '/organization_memberships', '/organization_memberships?page[size]=100&include=users,organizations', `/organizations/${big}/organization_memberships?page[size]=100`, `/organizations/${big}/related`, '/tags', '/autocomplete/tags?name=t1', `/users/${uids[5]}/organization_memberships`]) {
    const times = []
    for (let i = 0; i < 6; i++) { const s = performance.now(); const r = await call('admin', 'GET', path + (path.includes('?') ? '&' : '?') + 'x=' + i); times.push(performance.now() - s); expect(r.status).toBe(200) }
    console.log(n, path.slice(0, 60), 'first', times[0]?.toFixed(1), 'then', Math.min(...times.slice(1)).toFixed(2))
  }
  t = performance.now(); const r = await call('admin', 'PUT', `/organizations/${big}`, { organization: { notes: 'x' } }); console.log(n, 'update', (performance.now() - t).toFixed(1), r.status)
  t = performance.now(); const r2 = await call('admin', 'PUT', `/organizations/${big}`, { organization: { name: 'Renamed' } }); console.log(n, 'rename', (performance.now() - t).toFixed(1), r2.status)
  t = performance.now(); const f = await call('admin', 'POST', '/user_fields', { user_field: { key: 'k', title: 'K' } }); console.log(n, 'new user field', (performance.now() - t).toFixed(1), f.status)
  t = performance.now(); const f2 = await call('admin', 'POST', '/organization_fields', { organization_field: { key: 'k', title: 'K' } }); console.log(n, 'new org field', (performance.now() - t).toFixed(1), f2.status)
  t = performance.now(); const d = await call('admin', 'DELETE', `/organizations/${big}`); console.log(n, 'delete big', (performance.now() - t).toFixed(1), d.status)
})
