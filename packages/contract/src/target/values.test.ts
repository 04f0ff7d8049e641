import { expect, test } from 'vitest'
import { parcelServer } from '../../test/parcel-server.ts'
import { checkTarget, type OpenApiDocument } from '../index.ts'
import { Finds } from './finds.ts'
import { realValue } from './values.ts'

/** What a walk over a help desk might have read so far. */
function known(): Finds {
  const finds = new Finds()
  const users = [
    { id: 1, name: 'Ada Lovelace', role: 'end-user' },
    { id: 2, name: 'Bo', role: 'agent' },
    { id: 3, name: 'Cy', role: 'admin' },
  ]
  finds.learn('/api/v2/users', {}, { users })
  finds.learn('/api/v2/triggers', {}, { triggers: [{ id: 4, title: 'Notify of a solved ticket' }] })
  finds.learn('/api/v2/tags', {}, { tags: [{ name: 'fragile', count: 2 }] })
  finds.learn('/api/v2/brands', {}, { brands: [{ id: 5, subdomain: 'acme' }] })
  const profiles = [
    { id: 'p', source: 'shop', type: 'customer', identifiers: [{ type: 'email', value: 'a@b.example' }] },
  ]
  finds.learn('/api/v2/users/{user_id}/profiles', { user_id: '1' }, { profiles })
  return finds
}

test.each<[string, string, string | undefined]>([
  ['/api/v2/incremental/tickets', 'start_time', '0'],
  ['/api/v2/triggers/search', 'query', 'Notify'],
  ['/api/v2/search', 'query', 'Lovelace'],
  ['/api/v2/users/autocomplete', 'name', 'Ada Lovelace'],
  ['/api/v2/autocomplete/tags', 'name', 'fragile'],
  ['/api/v2/search/export', 'filter[type]', 'ticket'],
  ['/api/v2/routing/agents/instance_values', 'filter[agent_ids]', '2,3'],
  ['/api/v2/users/show_many', 'ids', '1,2'],
  ['/api/v2/groups/show_many', 'ids', undefined],
  ['/api/v2/user_profiles', 'identifier', 'shop:customer:email:a@b.example'],
  ['/api/v2/brands/check_host_mapping', 'subdomain', 'acme'],
  ['/api/v2/colours', 'colour', undefined],
])('%s?%s', (template, name, want) => {
  expect(realValue({ template, name, finds: known(), count: 2 })).toBe(want)
})

function documentWith(parameters: readonly object[], path = '/parcels/search'): OpenApiDocument {
  const get = { operationId: 'SearchParcels', parameters, responses: { 200: {}, 404: {} } }
  return { openapi: '3.1.1', paths: { [path]: { get } } }
}

test.each<[string, object, string, string]>([
  [
    'no value is known for',
    { name: 'colour', in: 'query', required: true },
    'not checked',
    'no value found for colour',
  ],
  [
    'only the document exemplifies',
    { name: 'colour', in: 'query', required: true, example: 'red' },
    'passed',
    '?colour=red',
  ],
  ['the document leaves optional', { name: 'colour', in: 'query' }, 'passed', ''],
  [
    'the document leaves optional, and the address cannot do without',
    { name: 'start_time', in: 'query' },
    'passed',
    '?start_time=0',
  ],
])('a parameter that %s', async (_, parameter, outcome, want) => {
  const server = parcelServer(() => new Response(null))
  const document = documentWith([parameter], '/incremental/parcels')
  const [result] = await checkTarget({ baseUrl: 'http://localhost', fetch: server.fetch, document })
  const told = outcome === 'passed' ? server.asked[0]?.replace('GET /incremental/parcels', '') : result?.reason
  expect([result?.outcome, told]).toEqual([outcome, want])
})

test('an id that nothing shows is not made up', async () => {
  const server = parcelServer()
  const parameters = [{ name: 'parcel_id', in: 'path', required: true, schema: { type: 'integer' } }]
  const document = documentWith(parameters, '/parcels/{parcel_id}')
  const [result] = await checkTarget({ baseUrl: 'http://localhost', fetch: server.fetch, document })
  expect([result?.outcome, result?.reason, server.asked]).toEqual(['not checked', 'no value found for parcel_id', []])
})
