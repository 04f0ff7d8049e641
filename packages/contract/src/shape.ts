import { type Document, isObject, resolve, type Schema, type SchemaObject } from '@fakedesk/spec/openapi'

/** What all branches of a schema together document of a value: its JSON types, properties and items. */
export interface Shape {
  /** The JSON types that some branch names; empty if none does. */
  readonly types: ReadonlySet<string>
  /** Whether nothing is said of what is inside, so that anything counts as documented. */
  readonly isOpen: boolean
  /** The shape of a property; undefined if no branch documents it. */
  property(name: string): Shape | undefined
  readonly items: Shape
}

/** Answers the shape of a schema of the document; worked out once for each schema, as far as it is asked for. */
export type Shapes = (schema: Schema) => Shape

/** The shapes of a document's schemas, through `$ref`, `allOf`, `anyOf`, `oneOf` and conditions. */
export function shapesOf(document: Document): Shapes {
  const known = new WeakMap<SchemaObject, Shape>()
  return (schema) => {
    if (typeof schema === 'boolean') return shapeOf(document, [schema])
    const shape = known.get(schema) ?? shapeOf(document, [schema])
    known.set(schema, shape)
    return shape
  }
}

function shapeOf(document: Document, schemas: readonly Schema[]): Shape {
  const branches = branchesOf(document, schemas)
  const properties = new Map<string, Shape | undefined>()
  let items: Shape | undefined
  return {
    types: new Set(branches.flatMap((branch) => branch.type ?? [])),
    isOpen: branches.every(isSilent) || branches.some(namesWholeValues),
    property(name) {
      if (!properties.has(name)) {
        const documented = branches.flatMap((branch) => propertySchemas(branch, name))
        properties.set(name, documented.length > 0 ? shapeOf(document, documented) : undefined)
      }
      return properties.get(name)
    },
    get items() {
      items ??= shapeOf(document, branches.flatMap(itemSchemas))
      return items
    },
  }
}

/** The schemas themselves and all that they are put together from, each once; what is not an object says nothing. */
function branchesOf(document: Document, schemas: readonly Schema[]): readonly SchemaObject[] {
  const found = new Set<SchemaObject>()
  const visit = (schema: Schema | undefined): void => {
    if (typeof schema !== 'object' || found.has(schema)) return
    found.add(schema)
    if (schema.$ref) visit(resolve(document, { $ref: schema.$ref }))
    for (const branch of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(branch)
    for (const branch of [schema.if, schema.then, schema.else, ...Object.values(schema.dependentSchemas ?? {})]) {
      visit(branch)
    }
  }
  schemas.forEach(visit)
  return [...found]
}

const shapeKeywords = [
  'type',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
] as const satisfies readonly (keyof SchemaObject)[]

/** A branch that only refers, requires or describes has no say in what is documented. */
function isSilent(branch: SchemaObject): boolean {
  return shapeKeywords.every((keyword) => branch[keyword] === undefined)
}

function namesWholeValues({ const: only, enum: values = [only] }: SchemaObject): boolean {
  return values.some((value) => typeof value === 'object' && value !== null)
}

function propertySchemas(branch: SchemaObject, name: string): readonly Schema[] {
  const named = ownValue(branch.properties, name)
  const matching = Object.entries(branch.patternProperties ?? {}).filter(([pattern]) =>
    new RegExp(pattern, 'u').test(name),
  )
  const declared = [...(named === undefined ? [] : [named]), ...matching.map(([, schema]) => schema)]
  if (declared.length > 0) return declared
  const rest = branch.additionalProperties ?? branch.unevaluatedProperties ?? false
  return rest === false ? [] : [rest]
}

function itemSchemas({ items, prefixItems = [] }: SchemaObject): readonly Schema[] {
  return items === undefined ? prefixItems : [...prefixItems, items]
}

function ownValue<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}

/** JSON pointers to the properties of a value that its shape does not document; not to what is inside of those. */
export function undocumented(shape: Shape, value: unknown, pointer = ''): readonly string[] {
  if (shape.isOpen) return []
  if (Array.isArray(value)) return value.flatMap((item, at) => undocumented(shape.items, item, `${pointer}/${at}`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = `${pointer}/${escapePointer(name)}`
    const property = shape.property(name)
    return property ? undocumented(property, inner, place) : [place]
  })
}

/** A name as part of a JSON pointer. */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
