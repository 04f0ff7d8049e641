import { startDesks } from 'fakedesk/testing'
import { afterAll, expect, test } from 'vitest'

const desks = await startDesks()
afterAll(() => desks.close())

const headers = { authorization: `Basic ${btoa('admin@example.com:password')}`, 'content-type': 'application/json' }
const body = JSON.stringify({ ticket: { subject: 'Lamp', comment: { body: 'It does not light.' } } })

test.concurrent(
  'a ticket is opened',
  desks.test(async ({ url }) => {
    const { status } = await fetch(`${url}/api/v2/tickets`, { method: 'POST', headers, body })
    expect(status).toBe(201)
  }),
)

test.concurrent(
  'another test has no such ticket',
  desks.test(async ({ changes }) => expect(changes()).toEqual([])),
)
