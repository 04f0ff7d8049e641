import {
  type Document,
  type MediaType,
  type Parameter,
  resolve,
  type Schema,
  type SchemaObject,
} from '@fakedesk/spec/openapi'

/** The document's example of a parameter; undefined if it gives none. */
export function exampleOfParameter(document: Document, { example, examples, schema = true }: Parameter): unknown {
  return example ?? firstExample(document, examples) ?? exampleOfSchema(document, schema)
}

/** Any value of the type of a parameter. */
export function valueOfParameter(document: Document, { schema = true }: Parameter): unknown {
  return ofType(document, schema)
}

/** The document's example of a body; undefined if it gives none. */
export function exampleOfBody(document: Document, { example, examples, schema = true }: MediaType): unknown {
  return example ?? firstExample(document, examples) ?? exampleOfSchema(document, schema)
}

function firstExample(document: Document, examples: MediaType['examples'] = {}): unknown {
  const [first] = Object.values(examples)
  return first && resolve<{ readonly value?: unknown }>(document, first).value
}

function exampleOfSchema(document: Document, schema: Schema): unknown {
  if (typeof schema === 'boolean') return undefined
  const { example, examples = [], default: usual, const: only, enum: allowed = [] } = schema
  const own = example ?? examples[0] ?? usual ?? only ?? allowed[0]
  return own ?? (schema.$ref ? exampleOfSchema(document, target(document, schema.$ref)) : undefined)
}

const byType: Readonly<Record<string, unknown>> = { integer: 1, number: 1, boolean: true, array: [], object: {} }

function ofType(document: Document, schema: Schema): unknown {
  if (typeof schema === 'boolean') return 'example'
  if (schema.$ref) return ofType(document, target(document, schema.$ref))
  const [type = 'string'] = [schema.type ?? []].flat()
  return byType[type] ?? 'example'
}

function target(document: Document, $ref: string): SchemaObject {
  return resolve<SchemaObject>(document, { $ref })
}
