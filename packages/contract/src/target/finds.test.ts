import { expect, test } from 'vitest'
import { Finds } from './finds.ts'

/** What a walk over a help desk might have read so far. */
function known(): Finds {
  const finds = new Finds()
  finds.learn('/users', {}, { users: [{ id: 1 }, { id: 2, organization_id: 30 }], groups: [{ id: 90 }] })
  finds.learn('/sessions', {}, { sessions: [{ id: 7, user_id: 2 }] })
  finds.learn('/users/{user_id}/identities', { user_id: '2' }, { identities: [{ id: 8 }] })
  finds.learn('/custom_objects', {}, { custom_objects: [{ key: 'tree', title: 'Trees' }] })
  finds.learn('/items', {}, { count: 1, items: [{ id: 5 }] })
  finds.learn('/items/{id}/variants', { id: '5' }, { variants: [{ id: 6 }] })
  finds.learn('/policies', {}, { policies: [], count: 0 })
  finds.learn('/statuses', {}, { statuses: [{ id: 4 }] })
  return finds
}

test.each<[string, string, object]>([
  ['the list that the address begins with', '/users/{user_id}', { user_id: '1' }],
  [
    'a record and the one it was found under',
    '/users/{user_id}/identities/{identity_id}',
    { user_id: '2', identity_id: '8' },
  ],
  ['a record that names the other', '/users/{user_id}/sessions/{session_id}', { user_id: '2', session_id: '7' }],
  ['a list elsewhere, by its name', '/routing/agents/{user_id}', { user_id: '1' }],
  ['side-loaded records', '/teams/{group_id}', { group_id: '90' }],
  ['records that are named by others only', '/organizations/{organization_id}', { organization_id: '30' }],
  ['keys', '/custom_objects/{custom_object_key}/fields', { custom_object_key: 'tree' }],
  ['ids that the list calls otherwise', '/items/{item_id}', { item_id: '5' }],
  ['parameters that lists call otherwise', '/items/{item_id}/variants/{variant_id}', { item_id: '5', variant_id: '6' }],
  ['irregular plurals', '/x/{status_id}', { status_id: '4' }],
  ['an empty list', '/policies/{policy_id}', {}],
  ['what no list shows', '/attachments/{attachment_id}', {}],
])('path: %s', (_, template, want) => {
  expect(known().pathFor(template)).toEqual(want)
})

test.each<[string, string, string | undefined]>([
  ['/users/show_many', 'ids', '1,2'],
  ['/routing/fulfilled', 'user_ids', '1,2'],
  ['/custom_objects/show_many', 'keys', 'tree'],
  ['/macros/new', 'session_id', '7'],
  ['/search', 'query', undefined],
])('query: %s?%s', (template, name, want) => {
  expect(known().queryFor(template, name, 2)).toBe(want)
})

test('what was just made comes first', () => {
  const finds = known()
  finds.learn('/users', {}, { user: { id: 3 }, audit: { id: 99 } }, true)
  expect(finds.pathFor('/users/{user_id}')).toEqual({ user_id: '3' })
  expect(finds.queryFor('/users/destroy_many', 'ids', 1)).toBe('3')
})
