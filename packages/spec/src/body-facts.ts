import type { BodyFacts, BodyShape, ScalarShape } from './facts-types.ts'
import {
  type Content,
  propertiesOf,
  type RequestBodyObject,
  resolve,
  resolveSchema,
  type Schema,
  type SchemaObject,
} from './openapi.ts'
import { methods, type SupportDocument } from './support-document.ts'

/** The request bodies, by operation. */
export function bodiesOf(document: SupportDocument): Readonly<Record<string, BodyFacts>> {
  const bodies: Record<string, BodyFacts> = {}
  for (const item of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = item[method]
      const { content } = operation?.requestBody ? resolve<RequestBodyObject>(document, operation.requestBody) : {}
      if (operation && content) bodies[operation.operationId] = bodyOf(document, content)
    }
  }
  return bodies
}

const jsonType = 'application/json'
const formType = 'multipart/form-data'

/** A form's text fields are read into the shape that a JSON body has, where the operation takes JSON too. */
function bodyOf(document: SupportDocument, content: Content): BodyFacts {
  const types = Object.keys(content)
  const form = resolveSchema(document, content[formType]?.schema)
  const schema = resolveSchema(document, content[jsonType]?.schema ?? form)
  const files = Object.entries(propertiesOf(document, form)).flatMap(([name, property]) =>
    resolveSchema(document, property).format === 'binary' ? [name] : [],
  )
  return {
    required: schema.required ?? [],
    shape: shapeOf(document, schema, []),
    ...(types.some((type) => type !== jsonType) && { types }),
    ...(files.length > 0 && { files }),
  }
}

const any: BodyShape = { type: 'any' }

/** The shape that a value is coerced into and held to. */
function shapeOf(document: SupportDocument, schema: Schema, seen: readonly SchemaObject[]): BodyShape {
  const own = resolveSchema(document, schema)
  if (seen.includes(own)) return any
  const within = [...seen, own]
  const all = [...(own.anyOf ?? []), ...(own.oneOf ?? [])]
  const alternatives = all.filter((part) => typeof part === 'object' && part.type !== 'null')
  const [only, another] = alternatives
  if (only !== undefined && another === undefined) {
    return orNull(shapeOf(document, only, within), isNullable(own) || all.length > 1)
  }
  if (another !== undefined && !own.properties) {
    return objectOrAny(document, alternatives, {
      within,
      nullable: isNullable(own) || all.length > alternatives.length,
    })
  }
  const types = [own.type].flat().filter((type) => type !== undefined && type !== 'null')
  if (types.length > 1 && Array.isArray(own.type)) return { type: 'any', types: own.type }
  return orNull(
    types[0] === 'array' ? listOf(document, own, within) : objectOrScalar(document, own, within),
    isNullable(own),
  )
}

const isNullable = ({ type }: SchemaObject) => [type].flat().includes('null')

function orNull(shape: BodyShape, nullable: boolean): BodyShape {
  return nullable && shape.type !== 'any' ? { ...shape, nullable } : shape
}

function listOf(document: SupportDocument, own: SchemaObject, within: readonly SchemaObject[]): BodyShape {
  if (!own.items) return any
  return {
    type: 'array',
    items: shapeOf(document, own.items, within),
    ...(own.maxItems !== undefined && { maxItems: own.maxItems }),
  }
}

function objectOrScalar(document: SupportDocument, own: SchemaObject, within: readonly SchemaObject[]): BodyShape {
  const properties = Object.entries(propertiesOf(document, own)).filter(
    ([, property]) => typeof property === 'object' && !property.readOnly,
  )
  const others = typeof own.additionalProperties === 'object' ? own.additionalProperties : undefined
  if (properties.length === 0 && !others) return scalarOf(own)
  const required = requiredOf(document, own).filter((name) => properties.some(([known]) => known === name))
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(([name, value]) => [name, shapeOf(document, value, within)])),
    ...(required.length > 0 && { required }),
    ...(others && { others: untyped(shapeOf(document, others, within)) }),
  }
}

/** Of the values of the account's own fields, which may be of several types, each field says what it takes. */
const untyped = (shape: BodyShape): BodyShape => (shape.type === 'any' ? any : shape)

function scalarOf({ type, enum: listed, maxLength, ...own }: SchemaObject): BodyShape {
  const values = own['x-own-refusal'] ? undefined : listed
  const named = [type].flat().find((one) => one !== 'null')
  if (isScalar(named)) {
    return { type: named, ...(values && { enum: values }), ...(maxLength !== undefined && { maxLength }) }
  }
  return type === undefined ? any : { type: 'any', types: [type].flat() }
}

function isScalar(type: string | undefined): type is ScalarShape['type'] {
  return type === 'string' || type === 'integer' || type === 'number' || type === 'boolean'
}

/** What the schema and all that it is put together from say must be there. */
function requiredOf(document: SupportDocument, schema: Schema): readonly string[] {
  const own = resolveSchema(document, schema)
  return [...(own.required ?? []), ...(own.allOf ?? []).flatMap((part) => requiredOf(document, part))]
}

interface Alternatives {
  readonly within: readonly SchemaObject[]
  readonly nullable: boolean
}

/** Alternatives that are all objects take the properties of each: `{ user }` or `{ users }`. */
function objectOrAny(
  document: SupportDocument,
  alternatives: readonly Schema[],
  { within, nullable }: Alternatives,
): BodyShape {
  const shapes = alternatives.map((part) => shapeOf(document, part, within))
  const objects = shapes.flatMap((shape) => (shape.type === 'object' ? [shape] : []))
  if (objects.length === shapes.length) {
    return orNull(
      { type: 'object', properties: Object.assign({}, ...objects.map(({ properties }) => properties)) },
      nullable,
    )
  }
  const types = shapes.map(typesOf)
  const known = types.flatMap((own) => own ?? [])
  return types.includes(undefined)
    ? any
    : { type: 'any', types: [...new Set([...known, ...(nullable ? ['null'] : [])])] }
}

function typesOf(shape: BodyShape): readonly string[] | undefined {
  if (shape.type === 'any') return shape.types
  return shape.nullable ? [shape.type, 'null'] : [shape.type]
}
