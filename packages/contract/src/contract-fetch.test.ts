import { expect, test } from 'vitest'
import { parcels } from '../test/parcels.ts'
import { ContractError, contractFetch } from './index.ts'

const parcel = { id: 1, weight: 1 }

/** Answers every request with what it was sent, as a new parcel. */
async function echo(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const { parcel: sent }: { parcel?: object } = JSON.parse(await new Request(input, init).text())
  return Response.json(
    { parcel: { ...parcel, ...sent } },
    { status: 201, headers: { location: 'https://a.b/parcels/1' } },
  )
}

const send = contractFetch(echo, { document: parcels })
const headers = { 'content-type': 'application/json' }
const url = 'https://acme.example.com/parcels'

test.each<[string, () => Parameters<typeof fetch>]>([
  ['an address', () => [url, { method: 'POST', headers, body: '{"parcel":{"weight":3}}' }]],
  ['a Request', () => [new Request(url, { method: 'POST', headers, body: '{"parcel":{"weight":3}}' })]],
  [
    'a stream',
    () => [url, { method: 'POST', headers, body: new Blob(['{"parcel":{"weight":3}}']).stream(), duplex: 'half' }],
  ],
])('passes an exchange on that holds: %s', async (_, given) => {
  const response = await send(...given())
  expect([response.status, await response.json()]).toEqual([201, { parcel: { id: 1, weight: 3 } }])
})

test('throws an error that names the breaches', async () => {
  const error = await send(url, { method: 'POST', headers, body: '{"parcel":{"weight":"3"}}' }).catch(
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(ContractError)
  expect(error.operation).toBe('CreateParcel')
  expect(error.violations).toHaveLength(2)
  expect(error.message).toBe(
    [
      '2 breaches of the contract:',
      '  POST /parcels: request body /parcel/weight must be number',
      '  POST /parcels 201: body /parcel/weight must be number',
    ].join('\n'),
  )
})

test('leaves requests alone that it does not cover', async () => {
  const some = contractFetch(echo, { document: parcels, covers: (request) => request.url.startsWith('https://acme.') })
  const response = await some('https://elsewhere.example.com/letters', { method: 'POST', body: '{}' })
  expect(response.status).toBe(201)
})
