import { expect } from '@playwright/test'
import { test } from './desks.js'

const headers = { authorization: `Basic ${btoa('admin@example.com:password')}` }
const data = { ticket: { subject: 'Lamp', comment: { body: 'It does not light.' } } }

test('a ticket is opened', async ({ desk, request }) => {
  const response = await request.post(`${desk.url}/api/v2/tickets`, { headers, data })
  expect(response.status()).toBe(201)
})

test('another test has no such ticket', async ({ desk }) => {
  expect(desk.changes()).toEqual([])
})
