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

function target(document: Document, $ref: string): SchemaObject {
  return resolve<SchemaObject>(document, { $ref })
}
