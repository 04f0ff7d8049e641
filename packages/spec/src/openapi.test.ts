import { expect, test } from 'vitest'
import { type Document, resolve, resolveSchema } from './openapi.ts'

const document: Document = {
  openapi: '3.1.1',
  components: {
    schemas: { 'a/b': { $ref: '#/components/schemas/Text' }, Text: { type: 'string' }, Any: true },
    responses: { Round: { $ref: '#/components/responses/Round' } },
  },
}

test('references are followed to their end, through escaped names', () => {
  expect(resolve(document, { $ref: '#/components/schemas/a~1b' })).toEqual({ type: 'string' })
  expect(resolve(document, { type: 'integer' })).toEqual({ type: 'integer' })
})

test('a schema that is a boolean says what the empty schema says', () => {
  expect(resolveSchema(document, { $ref: '#/components/schemas/Any' })).toEqual({})
  expect(resolveSchema(document, { $ref: '#/components/schemas/Text' })).toEqual({ type: 'string' })
  expect(resolveSchema(document, undefined)).toEqual({})
})

test.each([
  ['#/components/schemas/Gone', 'leads nowhere'],
  ['other.yaml#/Text', 'leads out of the OpenAPI document'],
  ['#/components/responses/Round', 'goes round in a circle'],
])('%s %s', ($ref, problem) => {
  expect(() => resolve(document, { $ref })).toThrow(problem)
})
