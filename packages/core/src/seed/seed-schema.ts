import { seedableKinds, seedShapes } from './kinds.ts'
import type { Shape } from './shape.ts'

type JsonSchema = Readonly<Record<string, unknown>>

/** What a seed may say, as a JSON Schema (2020-12): for editors that complete seed files. */
export function seedSchema(): JsonSchema {
  const { records, settings } = seedShapes(seedableKinds())
  const lists = Array.from(records.keys(), (name) => [
    name,
    { type: ['array', 'null'], items: { $ref: `#/$defs/${name}` } },
  ])
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A seed of Fakedesk',
    type: 'object',
    properties: {
      account: { type: 'object', properties: { subdomain: { type: 'string' } }, additionalProperties: false },
      settings: schemaOf(settings),
      ...Object.fromEntries(lists),
    },
    additionalProperties: false,
    $defs: Object.fromEntries(Array.from(records, ([name, shape]) => [name, schemaOf(shape)])),
  }
}

function schemaOf(shape: Shape): JsonSchema {
  if (shape.type === 'any') return shape.types ? { type: shape.types } : {}
  const type = shape.nullable ? [shape.type, 'null'] : shape.type
  if (shape.type === 'array') {
    return { type, items: schemaOf(shape.items), ...(shape.maxItems !== undefined && { maxItems: shape.maxItems }) }
  }
  if (shape.type === 'object') {
    const { properties, required = [], others } = shape
    return {
      type,
      properties: Object.fromEntries(Object.entries(properties).map(([name, own]) => [name, schemaOf(own)])),
      ...(required.length > 0 && { required }),
      additionalProperties: others ? schemaOf(others) : false,
    }
  }
  const { enum: choices, maxLength } = shape
  return {
    type,
    ...(choices && { enum: shape.nullable ? [...choices, null] : choices }),
    ...(maxLength !== undefined && { maxLength }),
    ...('format' in shape && { format: shape.format }),
  }
}
