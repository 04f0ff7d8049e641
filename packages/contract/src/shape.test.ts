import type { Document, Schema } from '@fakedesk/spec/openapi'
import { expect, test } from 'vitest'
import { shapesOf, undocumented } from './shape.ts'
import { validatorOf } from './validators.ts'

const document: Document = {
  openapi: '3.1.1',
  components: {
    schemas: {
      Named: { type: 'object', properties: { name: { type: 'string' } } },
      Tree: {
        type: 'object',
        properties: {
          leaf: { type: 'string' },
          branches: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
      },
    },
  },
}

const named: Schema = { $ref: '#/components/schemas/Named' }
const aged: Schema = { type: 'object', properties: { age: { type: 'integer' } } }

test.each<[string, Schema, unknown, readonly string[]]>([
  ['a reference', named, { name: 'a', age: 1 }, ['/age']],
  ['a reference with siblings', { ...named, properties: { age: {} } }, { name: 'a', age: 1 }, []],
  ['allOf', { allOf: [named, aged] }, { name: 'a', age: 1, x: 1 }, ['/x']],
  ['anyOf', { anyOf: [named, aged, { type: 'null' }] }, { age: 1, x: 1 }, ['/x']],
  ['oneOf inside allOf', { allOf: [{ oneOf: [named, aged] }] }, { age: 1, x: 1 }, ['/x']],
  ['conditions', { if: { required: ['age'] }, else: named, dependentSchemas: { age: aged } }, { age: 1, x: 1 }, ['/x']],
  ['items', { type: 'array', items: named }, [{ name: 'a' }, { x: 1 }], ['/1/x']],
  ['prefix items', { prefixItems: [named], items: aged }, [{ x: 1 }, { age: 1 }], ['/0/x']],
  [
    'recursion',
    { $ref: '#/components/schemas/Tree' },
    { branches: [{ branches: [{ x: 1 }] }] },
    ['/branches/0/branches/0/x'],
  ],
  ['values of a map', { type: 'object', additionalProperties: named }, { a: { x: 1 } }, ['/a/x']],
  ['a map beside properties', { ...aged, additionalProperties: named }, { age: 1, a: { name: 'b' } }, []],
  ['patterns', { type: 'object', patternProperties: { '^x-': named } }, { 'x-a': { name: 'b' }, y: 1 }, ['/y']],
  ['an open object', { type: 'object', additionalProperties: true }, { a: { b: 1 } }, []],
  ['a closed object', { ...aged, additionalProperties: false }, { b: 1 }, ['/b']],
  ['unevaluated properties', { allOf: [named], unevaluatedProperties: true }, { b: { c: 1 } }, []],
  ['an object without properties', { type: 'object' }, { a: 1 }, ['/a']],
  ['a property of any kind', { type: 'object', properties: { a: {} } }, { a: { b: [{ c: 1 }] } }, []],
  ['a schema that only describes', {}, { a: 1 }, []],
  [
    'a branch that only requires',
    { anyOf: [{ required: ['name'] }, { required: ['id'] }], ...named },
    { id: 1 },
    ['/id'],
  ],
  ['a list of anything', { type: 'array' }, [{ a: 1 }], []],
  ['a whole value', { enum: [{ a: 1 }] }, { a: 1 }, []],
  ['what is inside of the undocumented', named, { x: { y: 1 } }, ['/x']],
  ['names with signs of pointers', named, { 'a/b~c': 1 }, ['/a~1b~0c']],
  ['names that objects inherit', named, { constructor: 1 }, ['/constructor']],
  ['true', true, { a: 1 }, []],
])('%s', (_, given, value, want) => {
  expect(undocumented(shapesOf(document)(given), value)).toEqual(want)
})

test('of alternatives only those count that the value fits, or all where it fits none', async () => {
  const kinds = ['dog', 'bird', 'fish'].map((kind, at) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, [['tail', 'wings', 'fins'][at] ?? '']: { type: 'integer' } },
  }))
  const validate = await validatorOf(document, 'response')
  const shapes = shapesOf(document, (schema, value) => validate(schema, value).length === 0)
  const shape = shapes({ type: 'array', items: { anyOf: kinds } })
  expect(
    undocumented(shape, [
      { kind: 'dog', wings: 2 },
      { kind: 'bird', wings: 2 },
    ]),
  ).toEqual(['/0/wings'])
  expect(undocumented(shape, [{ kind: 'cat', wings: 2, horns: 2 }])).toEqual(['/0/horns'])
})
