import { expect, test } from 'vitest'
import { compileContract } from '../src/contract.ts'
import { checkExchange } from '../src/index.ts'
import { exemplified } from './examples.ts'

const { document } = await compileContract()
const operations = exemplified(document)

test('every answer and every JSON body of the specification has an example', () => {
  const without = operations.filter(({ bodies, answers }) =>
    [...bodies, ...answers].some(({ value }) => value === undefined),
  )
  expect(without.map(({ id }) => id)).toEqual([])
})

test.each(operations.map((one) => [one.id, one] as const))(
  'the examples of %s hold, nothing undocumented',
  async (_, one) => {
    const url = `https://example.zendesk.com${one.path.replaceAll(/\{\w+\}/g, '1')}`
    const { method } = one
    for (const { type, value, status } of one.answers) {
      const { violations } = await checkExchange(
        { method, url },
        { status, headers: { 'content-type': type }, body: value },
        { strict: true, only: 'response' },
      )
      expect(violations.filter(({ where }) => where !== 'response.headers')).toEqual([])
    }
    for (const { type, value } of one.bodies) {
      const { violations } = await checkExchange(
        { method, url, headers: { 'content-type': type }, body: value },
        { status: 200 },
        { strict: true, only: 'request' },
      )
      expect(violations.filter(({ where }) => where === 'request.body')).toEqual([])
    }
  },
)
