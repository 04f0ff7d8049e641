import type { Document } from '@fakedesk/spec/openapi'
import { expect, test } from 'vitest'
import { operationsOf, routerOf } from './route.ts'

const get = { get: { responses: {} } }

const document: Document = {
  openapi: '3.1.1',
  servers: [{ url: 'https://{host}/v1/', variables: { host: { default: 'example.com' } } }, { url: '/' }],
  paths: {
    '/users/{user_id}': get,
    '/users/me': get,
    '/users/{user_id}/tickets': get,
    '/{type}/{id}/fields': get,
    '/countries/{id}.json': get,
    '/files/{name}:{version}': get,
  },
}

const find = routerOf(document, operationsOf(document))

test.each<[string, string, object | undefined]>([
  ['/users/7', '/users/{user_id}', { user_id: '7' }],
  ['/users/7.json', '/users/{user_id}', { user_id: '7' }],
  ['/users/7/', '/users/{user_id}', { user_id: '7' }],
  ['/users/me', '/users/me', {}],
  ['/users/me.json', '/users/me', {}],
  ['/users/7/tickets', '/users/{user_id}/tickets', { user_id: '7' }],
  ['/users/7/fields', '/{type}/{id}/fields', { type: 'users', id: '7' }],
  ['/users/a%2Fb', '/users/{user_id}', { user_id: 'a/b' }],
  ['/users/100%', '/users/{user_id}', { user_id: '100%' }],
  ['/countries/7', '/countries/{id}.json', { id: '7' }],
  ['/countries/7.json', '/countries/{id}.json', { id: '7' }],
  ['/files/a.txt:2', '/files/{name}:{version}', { name: 'a.txt', version: '2' }],
  ['/v1/users/7', '/users/{user_id}', { user_id: '7' }],
  ['/v2/users/7', '', undefined],
  ['/users', '', undefined],
])('%s', (path, template, values) => {
  const match = find('GET', path)
  expect(match && [match.operation.template, match.path]).toEqual(values && [template, values])
})
