import { describe, expect, test } from 'vitest'
import { parcels } from '../test/parcels.ts'
import { type CheckOptions, checkExchange, type RecordedRequest, type RecordedResponse } from './index.ts'

const json = { 'content-type': 'application/json; charset=utf-8' }
const parcel = { id: 1, weight: 2.5 }

interface Given {
  readonly request?: Partial<RecordedRequest>
  readonly response?: Partial<RecordedResponse>
}

function check({ request, response }: Given, options: CheckOptions = {}) {
  return checkExchange(
    { method: 'GET', url: 'https://acme.example.com/parcels', ...request },
    { status: 200, headers: json, body: { parcels: [parcel] }, ...response },
    { document: parcels, ...options },
  )
}

const post = (body: unknown): Partial<RecordedRequest> => ({ method: 'POST', body })
const created = { status: 201, headers: { ...json, location: 'https://acme.example.com/parcels/1' }, body: { parcel } }
const show = (path: string) => ({ url: path })
const shown = { body: { parcel } }

describe('an exchange that holds', () => {
  test.each<[string, Given, string]>([
    ['a list', {}, 'ListParcels'],
    ['another host and the suffix .json', { request: show('http://127.0.0.1:4010/parcels.json') }, 'ListParcels'],
    ['an address without a host', { request: show('/parcels?page=2') }, 'ListParcels'],
    ['a body as text', { response: { body: JSON.stringify({ parcels: [parcel] }) } }, 'ListParcels'],
    [
      'a literal segment before a parameter',
      { request: show('/parcels/search?query=x'), response: { body: {} } },
      'SearchParcels',
    ],
    ['a record', { request: show('/parcels/12.json'), response: shown }, 'ShowParcel'],
    ['an id beyond 2^53', { request: show('/parcels/9223372036854775807'), response: shown }, 'ShowParcel'],
    [
      'a read-only property left out of a request',
      { request: post({ parcel: { weight: 1 } }), response: created },
      'CreateParcel',
    ],
    [
      'a range of statuses',
      { request: post({ parcel: { weight: 1 } }), response: { status: 422, body: { errors: [{ error: 'no' }] } } },
      'CreateParcel',
    ],
    [
      'no content',
      { request: { method: 'DELETE', url: '/parcels/1' }, response: { status: 204, headers: {}, body: null } },
      'DeleteParcel',
    ],
    [
      '304 to a conditional request',
      { request: { headers: { 'if-none-match': 'W/"1"' } }, response: { status: 304, headers: {}, body: null } },
      'ListParcels',
    ],
    ['HEAD of an address with GET', { request: { method: 'HEAD' }, response: { body: null } }, 'ListParcels'],
    [
      'JSON under the text type that is declared',
      {
        request: { method: 'POST', url: '/labels' },
        response: { status: 201, headers: { 'content-type': 'text/plain' }, body: '{"token":"t"}' },
      },
      'UploadLabel',
    ],
    ['nothing known of headers', { response: { headers: undefined } }, 'ListParcels'],
    [
      'a time with a fraction',
      { response: { body: { parcels: [{ ...parcel, sent_at: '2026-03-14T09:26:53.123Z' }] } } },
      'ListParcels',
    ],
    [
      'a time without a fraction',
      { response: { body: { parcels: [{ ...parcel, sent_at: '2026-03-14T09:26:53Z' }] } } },
      'ListParcels',
    ],
    [
      'an address with bare brackets',
      { response: { body: { parcels: [{ ...parcel, url: 'https://a.b/c?page[size]=1' }] } } },
      'ListParcels',
    ],
    [
      'an array parameter in each spelling',
      { request: show('/parcels?state[]=sent&state[]=lost&ids=1,2&filter[city]=Bonn') },
      'ListParcels',
    ],
    ['a parameter of two types', { request: show('/parcels?since=1700000000') }, 'ListParcels'],
  ])('%s', async (_, given, operation) => {
    expect(await check(given, { strict: true })).toEqual({ operation, violations: [], warnings: [] })
  })
})

describe('an exchange that breaks the contract', () => {
  test.each<[string, Given, string, string]>([
    [
      'an unknown address',
      { request: show('/letters') },
      'unknown-operation',
      'GET /letters: no operation of the specification has this method and path',
    ],
    [
      'an unknown method',
      { request: { method: 'PUT' } },
      'unknown-operation',
      'PUT /parcels: no operation of the specification has this method and path',
    ],
    [
      'a path parameter of the wrong type',
      { request: show('/parcels/abc'), response: shown },
      'type',
      'GET /parcels/abc: request path parcel_id must be integer',
    ],
    [
      'a query parameter of the wrong type',
      { request: show('/parcels?page=two') },
      'type',
      'GET /parcels: request query page must be integer',
    ],
    [
      'a query parameter out of range',
      { request: show('/parcels?page=0') },
      'minimum',
      'GET /parcels: request query page must be >= 1',
    ],
    [
      'one value of an array',
      { request: show('/parcels?ids=1,b') },
      'type',
      'GET /parcels: request query ids/1 must be integer',
    ],
    [
      'a missing parameter',
      { request: show('/parcels/search'), response: { body: {} } },
      'missing-parameter',
      'GET /parcels/search: request query query is required',
    ],
    [
      'a missing request body',
      { request: post(undefined), response: created },
      'missing-body',
      'POST /parcels: request body is missing',
    ],
    [
      'a request body of the wrong shape',
      { request: post({ parcel: { weight: '3' } }), response: created },
      'type',
      'POST /parcels: request body /parcel/weight must be number',
    ],
    [
      'a request body of the wrong type',
      {
        request: { ...post('a=b'), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        response: created,
      },
      'content-type',
      'POST /parcels: request header content-type must be application/json, is application/x-www-form-urlencoded',
    ],
    [
      'an undeclared status',
      { response: { status: 500 } },
      'undeclared-status',
      'GET /parcels 500: the status is not declared, only 200, 401',
    ],
    [
      '304 to a plain request',
      { request: { headers: {} }, response: { status: 304, body: null } },
      'undeclared-status',
      'GET /parcels 304: the status is not declared, only 200, 401',
    ],
    [
      'a page of HTML',
      { response: { headers: { 'content-type': 'text/html' }, body: '<p>' } },
      'content-type',
      'GET /parcels 200: header content-type must be application/json, is text/html',
    ],
    [
      'no content type',
      { response: { headers: {} } },
      'content-type',
      'GET /parcels 200: header content-type must be application/json, is missing',
    ],
    ['broken JSON', { response: { body: '{"parcels":' } }, 'not-json', 'GET /parcels 200: body must be JSON'],
    ['no body', { response: { body: null } }, 'missing-body', 'GET /parcels 200: body is missing'],
    [
      'a body where none belongs',
      { request: { method: 'DELETE', url: '/parcels/1' }, response: { status: 204 } },
      'unexpected-body',
      'DELETE /parcels/1 204: body must be empty',
    ],
    [
      'a missing property',
      { response: { body: {} } },
      'required',
      'GET /parcels 200: body must have the property parcels',
    ],
    [
      'a wrong type deep inside',
      { response: { body: { parcels: [parcel, { id: 'x', weight: 1 }] } } },
      'type',
      'GET /parcels 200: body /parcels/1/id must be integer',
    ],
    [
      'a time without a zone',
      { response: { body: { parcels: [{ ...parcel, sent_at: '2026-03-14 09:26' }] } } },
      'format',
      'GET /parcels 200: body /parcels/0/sent_at must be a date-time',
    ],
    [
      'a missing header',
      { request: post({ parcel: { weight: 1 } }), response: { ...created, headers: json } },
      'missing-header',
      'POST /parcels 201: header Location is missing',
    ],
    [
      'a missing header of a shared response',
      { response: { status: 401, body: { error: 'no' } } },
      'missing-header',
      'GET /parcels 401: header WWW-Authenticate is missing',
    ],
    [
      'a header of the wrong type',
      {
        request: show('/parcels/1'),
        response: { status: 429, headers: { ...json, 'retry-after': 'soon' }, body: { error: 'x' } },
      },
      'type',
      'GET /parcels/1 429: header Retry-After must be integer',
    ],
  ])('%s', async (_, given, rule, message) => {
    const { violations } = await check(given)
    expect(violations.map((violation) => [violation.rule, violation.message])).toEqual([[rule, message]])
  })
})

describe('what is undocumented', () => {
  test.each<[string, Given, string]>([
    [
      'a property',
      { response: { body: { parcels: [{ ...parcel, colour: 'red' }] } } },
      'GET /parcels 200: body /parcels/0/colour is not a documented property',
    ],
    [
      'the same property of many records',
      { response: { body: { parcels: [1, 2, 3].map((id) => ({ id, weight: 1, colour: 'red' })) } } },
      'GET /parcels 200: body /parcels/0/colour is not a documented property (and 2 more like it)',
    ],
    [
      'a query parameter',
      { request: show('/parcels?sort=id') },
      'GET /parcels: request query sort is not a documented parameter',
    ],
    [
      'a property of an object parameter',
      { request: show('/parcels?filter[colour]=red') },
      'GET /parcels: request query filter[colour] is not a documented parameter',
    ],
    [
      'a request body',
      { request: { method: 'DELETE', url: '/parcels/1', body: { id: 1 } }, response: { status: 204, body: null } },
      'DELETE /parcels/1: request body is not documented',
    ],
  ])('%s is a warning, and a violation when strict', async (_, given, message) => {
    const lenient = await check(given)
    expect([lenient.violations, lenient.warnings.map((each) => each.message)]).toEqual([[], [message]])
    const strict = await check(given, { strict: true })
    expect([strict.violations.map((each) => each.message), strict.warnings]).toEqual([[message], []])
  })
})

test('of alternatives only the nearest is explained', async () => {
  const receivers = [{ kind: 'person', nme: 'A' }, { kind: 'company', vat: 7 }, 3]
  const { violations } = await check({
    response: { body: { parcels: receivers.map((receiver) => ({ ...parcel, receiver })) } },
  })
  expect(violations.map(({ message }) => message.replace('GET /parcels 200: body ', ''))).toEqual([
    '/parcels/0/receiver must have the property name',
    '/parcels/1/receiver/vat must be string',
    '/parcels/2/receiver must be object or null',
  ])
})

test('one side can be looked at alone', async () => {
  const given = { request: show('/parcels?page=two'), response: { status: 500 } }
  const rules = async (only: 'request' | 'response') =>
    (await check(given, { only })).violations.map(({ rule }) => rule)
  expect([await rules('request'), await rules('response')]).toEqual([['type'], ['undeclared-status']])
})

test('fetch objects are checked and can still be read', async () => {
  const request = new Request('https://acme.example.com/parcels', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ parcel: { weight: 0 } }),
  })
  const response = Response.json(
    { parcel },
    { status: 201, headers: { location: 'https://acme.example.com/parcels/1' } },
  )
  const { violations } = await checkExchange(request, response, { document: parcels })
  expect(violations.map(({ message }) => message)).toEqual(['POST /parcels: request body /parcel/weight must be > 0'])
  expect([await request.json(), await response.json()]).toEqual([{ parcel: { weight: 0 } }, { parcel }])
})

test('a body that was read before is refused with advice', async () => {
  const response = Response.json({ parcels: [] })
  await response.text()
  await expect(checkExchange(new Request('https://acme.example.com/parcels'), response)).rejects.toThrow(
    'The body of the response has been read already: check a clone that was taken before.',
  )
})

test('without a document the Support specification holds', async () => {
  const { operation, violations } = await checkExchange(
    { method: 'GET', url: 'https://acme.zendesk.com/api/v2/sessions.json' },
    {
      status: 200,
      headers: json,
      body: {
        sessions: [
          {
            id: 3432,
            url: 'https://acme.zendesk.com/api/v2/users/1/sessions/3432.json',
            user_id: 'x',
            authenticated_at: '2026-03-14T09:26:53Z',
            last_seen_at: '2026-03-14T09:26:53Z',
          },
        ],
      },
    },
  )
  expect(operation).toBe('ListSessions')
  expect(violations).toEqual([
    {
      where: 'response.body',
      pointer: '/sessions/0/user_id',
      message: 'GET /api/v2/sessions.json 200: body /sessions/0/user_id must be integer',
      rule: 'type',
    },
  ])
})
