import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startDesks } from 'fakedesk/testing'

const desks = await startDesks()
after(() => desks.close())

before(() => desks.fakedesk.seed({ users: [{ name: 'Rosa', email: 'rosa@tea.example' }] }, 'prepared'))

const headers = { authorization: `Basic ${btoa('admin@example.com:password')}`, 'content-type': 'application/json' }
const body = JSON.stringify({ ticket: { subject: 'Lamp', comment: { body: 'It does not light.' } } })

describe('tickets', { concurrency: true }, () => {
  test(
    'are opened',
    desks.test(async ({ url }) => {
      const { status } = await fetch(`${url}/api/v2/tickets`, { method: 'POST', headers, body })
      assert.equal(status, 201)
    }),
  )

  test(
    'are not there before they are opened',
    desks.test(async ({ changes }) => assert.deepEqual(changes(), [])),
  )
})

test(
  'a desk like one that was prepared',
  desks.test(
    async ({ account }) => {
      assert.ok(account.users.all.some(({ email }) => email === 'rosa@tea.example'))
    },
    { like: 'prepared' },
  ),
)
