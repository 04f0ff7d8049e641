import { describe, expect, expectTypeOf, test } from 'vitest'
import { fixedClock } from '../account/clock.ts'
import { createFakedesk } from '../fakedesk.ts'
import { seedables } from '../generated/seedables.ts'
import type { Seed } from './seed.ts'
import { SeedError } from './seed-error.ts'
import { seedSchema } from './seed-schema.ts'

const clock = () => fixedClock('2026-03-14T09:00:00Z')

/** One record of each kind, tied to the others. */
const everything = {
  account: { subdomain: 'tea' },
  settings: { branding: { header_color: 'AABBCC' } },
  brands: [{ id: 3, name: 'Tea', subdomain: 'tea-brand' }],
  custom_roles: [{ id: 4, name: 'Taster' }],
  groups: [{ id: 5, name: 'Tasters' }],
  organizations: [{ id: 6, name: 'Leaves', domain_names: ['leaves.example'] }],
  user_fields: [{ key: 'cups', title: 'Cups', type: 'integer' }],
  organization_fields: [{ key: 'crates', title: 'Crates', type: 'integer' }],
  custom_statuses: [{ id: 8, agent_label: 'Steeping', status_category: 'pending' }],
  ticket_fields: [
    { id: 9, type: 'tagger', title: 'Tea', custom_field_options: [{ name: 'Green', value: 'green_tea' }] },
    { id: 10, type: 'checkbox', title: 'Iced', tag: 'iced' },
  ],
  ticket_forms: [
    {
      id: 11,
      name: 'Tastings',
      default: true,
      ticket_field_ids: [9, 10],
      agent_conditions: [{ parent_field_id: 9, value: 'green_tea', child_fields: [{ id: 10 }] }],
    },
  ],
  ticket_form_statuses: [{ ticket_form_id: 11, custom_status_id: 8 }],
  users: [
    { id: 1, name: 'Ann', email: 'ann@tea.example', role: 'admin', password: 'secret' },
    { id: 2, name: 'Bo', email: 'bo@leaves.example', organization_id: 6, user_fields: { cups: 3 } },
    {
      id: 7,
      name: 'Cy',
      email: 'cy@tea.example',
      role: 'agent',
      custom_role_id: 4,
      created_at: '2025-12-01T08:00:00Z',
    },
  ],
  identities: [{ user_id: 2, type: 'email', value: 'bo@home.example' }],
  group_memberships: [{ user_id: 7, group_id: 5 }],
  organization_subscriptions: [{ user_id: 2, organization_id: 6 }],
  sessions: [{ user_id: 1, last_seen_at: '2026-03-01T00:00:00Z' }],
} as const satisfies Seed

async function asked<T>(desk: ReturnType<typeof createFakedesk>, path: string, credentials = 'ann@tea.example:secret') {
  const response = await desk.fetch(`https://tea.zendesk.com/api/v2/${path}`, {
    headers: { Authorization: `Basic ${btoa(credentials)}` },
  })
  const body: T = await response.json()
  return body
}

describe('a seed in code', () => {
  test('is what an account begins with, also after a reset', async () => {
    const desk = createFakedesk({ seed: everything, clock })
    for (const _ of ['at first', 'after a reset']) {
      const { user } = await asked<{ user: object }>(desk, 'users/2')
      expect(user).toMatchObject({ name: 'Bo', organization_id: 6, user_fields: { cups: 3 }, verified: true })
      desk.reset()
    }
  })

  test('keeps times, references and settings, and says what became of it', () => {
    const desk = createFakedesk({ clock })
    const { users, groups } = desk.seed({ ...everything, brands: [] })
    expect(users.map(({ id }) => id)).toEqual([1, 2, 7])
    expect(users[2]).toMatchObject({ created_at: '2025-12-01T08:00:00Z', custom_role_id: 4 })
    expect(groups).toMatchObject([{ id: 5, name: 'Tasters' }])
    expectTypeOf(users[0]?.name).toEqualTypeOf<string | undefined>()
  })

  test('puts fields, forms and statuses beside those that every account has', () => {
    const desk = createFakedesk({ clock })
    const { ticket_fields, ticket_forms } = desk.seed({ ...everything, brands: [] })
    expect(ticket_fields.map(({ id, removable }) => [id, removable])).toEqual([
      [9, true],
      [10, true],
    ])
    expect(ticket_forms).toMatchObject([{ id: 11, default: true, agent_conditions: [{ parent_field_type: 'tagger' }] }])
    const account = desk.account('tea')
    expect([...account.ticketForms.by('isDefault', true)].map(({ id }) => id)).toEqual([11])
    expect(account.ticketFields.by('isCustom', false).size).toBe(8)
    expect(account.customStatuses.by('isDefault', true).size).toBe(5)
  })

  test('an account has a brand, a group and an owner, though the seed names none', async () => {
    const desk = createFakedesk({ seed: { account: { subdomain: 'tea' } }, clock })
    const account = desk.account()
    expect([account.brands.size, account.groups.size, account.users.size]).toEqual([1, 1, 1])
    expect([...account.users.rows][0]).toMatchObject({ role: 'admin', is_owner: true })
  })

  test.each<[string, unknown, string | RegExp]>([
    [
      'an organization that is not there',
      { users: [{ name: 'A', organization_id: 99 }] },
      'users[0].organization_id: ',
    ],
    [
      'one email twice',
      {
        users: [
          { name: 'A', email: 'a@b.example' },
          { name: 'B', email: 'a@b.example' },
        ],
      },
      'users[1]',
    ],
    ['an email that is none', { users: [{ name: 'A', email: 'a@@b' }] }, 'users[0].email: '],
    ['null in the place of a record', { users: [null] }, 'users[0]: must be a record'],
    ['null in the place of the seed', null, 'a seed is a set of lists'],
    ['an unknown list', { usres: [] }, 'usres: there is no such list; did you mean users?'],
    [
      'a default brand that there is not',
      { settings: { brands: { default_brand_id: 99 } } },
      'settings.brands.default_brand_id: is invalid',
    ],
    ['a day that no month has', { users: [{ name: 'A', created_at: '2026-02-31T00:00:00Z' }] }, 'must be a time'],
    [
      'an email of a record that is wrong otherwise',
      {
        users: [
          { name: 'A', email: 'a@b.example', role: 'boss' },
          { name: 'B', email: 'a@b.example' },
          { name: 'C', email: 'c@b.example', organization_id: 99 },
          { name: 'D', email: 'c@b.example' },
          { name: 'E', email: 'a@b.example', tags: 'vip' },
          { name: 7, email: 'e@b.example' },
        ],
      },
      /^users\[0\].role: .*\nusers\[1\].email: .*\nusers\[2\].organization_id: .*\nusers\[3\].email: .*\nusers\[4\].tags: .*\nusers\[4\].email: .*\nusers\[5\].name: .*$/,
    ],
    ['a setting that is none', { settings: { branding: { heder_color: 'A' } } }, 'settings.branding.heder_color: '],
  ])('is refused with %s', (_, seed, message) => {
    // What comes from JSON is of no type.
    const make = () => createFakedesk({ seed: seed as Seed, clock })
    expect(make).toThrow(SeedError)
    expect(make).toThrow(message)
  })

  test('adds all or nothing', () => {
    const desk = createFakedesk({ clock })
    const before = desk.account().snapshot()
    expect(() => desk.seed({ users: [{ name: 'A' }, { name: 'B', organization_id: 99 }] })).toThrow(SeedError)
    expect(desk.account().changesSince(before)).toEqual([])
  })
})

test('the JSON Schema names every list, and what a record of it needs', () => {
  const { properties, $defs } = seedSchema()
  expect(Object.keys(Object(properties)).sort()).toEqual(
    ['account', 'settings', ...seedables.map(({ name }) => name)].sort(),
  )
  expect(Object($defs).users).toMatchObject({ required: ['name'], properties: { email: { type: ['string', 'null'] } } })
})

test('a seed is typed as the bodies that create its records', () => {
  // @ts-expect-error A user has a name.
  const nameless: Seed = { users: [{ email: 'a@b.example' }] }
  // @ts-expect-error Mistyped.
  const mistyped: Seed = { users: [{ name: 'A', emial: 'a@b.example' }] }
  expect([nameless, mistyped]).toHaveLength(2)
})
