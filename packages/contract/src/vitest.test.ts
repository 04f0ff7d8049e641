import { expect, test } from 'vitest'
import './vitest.ts'
import { parcels } from '../test/parcels.ts'

const request = new Request('https://acme.example.com/parcels')
const good = () => Response.json({ parcels: [{ id: 1, weight: 1 }] })
const bad = () => Response.json({ parcels: [{ id: 'a' }] })

test('passes for an exchange that holds', async () => {
  await expect({ request, response: good() }).toMatchContract({ document: parcels })
})

test('fails with every breach on a line', async () => {
  await expect(expect({ request, response: bad() }).toMatchContract({ document: parcels })).rejects.toThrow(
    [
      '2 breaches of the contract:',
      '  GET /parcels 200: body /parcels/0/id must be integer',
      '  GET /parcels 200: body /parcels/0 must have the property weight',
    ].join('\n'),
  )
})

test('can be negated', async () => {
  await expect({ request, response: bad() }).not.toMatchContract({ document: parcels })
  await expect(expect({ request, response: good() }).not.toMatchContract({ document: parcels })).rejects.toThrow(
    'The exchange holds to the contract of ListParcels.',
  )
})

test('strict counts what is undocumented', async () => {
  const exchange = { request: { method: 'GET', url: '/parcels?sort=id' }, response: good() }
  await expect(exchange).toMatchContract({ document: parcels })
  await expect(exchange).not.toMatchContract({ document: parcels, strict: true })
})

test('takes an exchange and nothing else', async () => {
  await expect(expect(good()).toMatchContract()).rejects.toThrow('toMatchContract() wants { request, response }.')
})
