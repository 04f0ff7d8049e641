import { describe, expect, test } from 'vitest'
import { findUsers } from '../families/search/find-records.ts'
import { newUser } from '../families/users/user-defaults.ts'
import { testDesk } from '../testing.ts'

/** Who of these people is found. */
const people = {
  anna: { email: 'anna.lind@north.example', notes: 'Prefers the phone', tags: ['gold', 'north'], phone: '+46 8 123' },
  björn: { email: 'bjorn@south.example', notes: 'phone-free', tags: ['silver'], external_id: 'CRM-7', suspended: true },
  cai: { email: null, details: 'saxophone', tags: [], created_at: '2025-12-31T23:30:00Z', verified: true },
} as const

describe('matching', () => {
  const { account } = testDesk({
    world: (account) => {
      for (const [name, given] of Object.entries(people)) account.users.insert(newUser(account, { name, ...given }))
    },
  })

  test.each<[string, readonly (keyof typeof people)[]]>([
    ['phone', ['anna', 'björn']],
    ['pho', ['anna', 'björn']],
    ['hone', []],
    ['PHONE', ['anna', 'björn']],
    ['bjorn', ['björn']],
    ['the phone', ['anna']],
    ['"the phone"', ['anna']],
    ['"phone the"', []],
    ['"prefers the pho"', []],
    ['phone -free', ['anna']],
    ['phone-free', ['björn']],
    ['-phone', ['cai']],
    ['name:ann', []],
    ['name:ann*', ['anna']],
    ['name:anna name:cai', ['anna', 'cai']],
    ['name:anna tags:silver', []],
    ['tags:gold', ['anna']],
    ['tags:gold tags:silver', ['anna', 'björn']],
    ['tags:"gold north"', ['anna']],
    ['tags:"gold silver"', []],
    ['tags:none', ['cai']],
    ['-tags:none', ['anna', 'björn']],
    ['tags:go*', ['anna']],
    ['email:anna.lind@north.example', ['anna']],
    ['anna.lind@north.example', ['anna']],
    ['lind@north.example', []],
    ['email:south', ['björn']],
    ['email:none', ['cai']],
    ['phone:+468123', ['anna']],
    ['phone:none', ['björn', 'cai']],
    ['external_id:crm-7', ['björn']],
    ['external_id:crm', []],
    ['external_id:crm*', ['björn']],
    ['external_id:none', ['anna', 'cai']],
    ['is_suspended:true', ['björn']],
    ['is_verified:true', ['cai']],
    ['is_verified:false', ['anna', 'björn']],
    ['role:end-user', ['anna', 'björn', 'cai']],
    ['role:agent', []],
    ['created:2025-12-31', ['cai']],
    ['created<2026-01-01', ['cai']],
    ['created>=2025-12-31 created<=2025-12-31', ['cai']],
    ['created_at>=2026-01-01', ['anna', 'björn']],
    ['created>2weeks', ['anna', 'björn']],
    ['created<2weeks', ['cai']],
    ['group:none', ['anna', 'björn', 'cai']],
    ['nonsense:anna', []],
    ['-nonsense:anna', ['anna', 'björn', 'cai']],
    ['constructor:anna', []],
  ])('%s finds %j', (query, names) => {
    const actor = { id: null, role: 'admin', signedBy: 'api-token' } as const
    const found = findUsers(account, actor, query).map(({ name }) => name)
    expect(found.toSorted()).toEqual(names.toSorted())
  })
})
