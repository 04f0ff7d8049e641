import { type Document, resolve, type Schema, type SchemaObject } from '@fakedesk/spec/openapi'

/** What all branches of a schema together document of a value: its JSON types, properties and items. */
export interface Shape {
  /** The JSON types that some branch names; empty if none does. */
  readonly types: ReadonlySet<string>
  /** Whether nothing is said of what is inside, so that anything counts as documented. */
  readonly isOpen: boolean
  /** The shape of a property; undefined if no branch documents it. */
  property(name: string): Shape | undefined
  readonly items: Shape
  /** The shape without the alternatives that the value does not fit; the same where it fits none. */
  of(value: unknown): Shape
}

/** Answers the shape of a schema of the document; worked out once for each schema, as far as it is asked for. */
export type Shapes = (schema: Schema) => Shape

/** Whether a value holds to a schema. */
export type Fits = (schema: Schema, value: unknown) => boolean

/** The shapes of a document's schemas, through `$ref`, `allOf`, `anyOf`, `oneOf` and conditions. */
export function shapesOf(document: Document, fits: Fits = () => true): Shapes {
  const known = new WeakMap<SchemaObject, Shape>()
  const source = { document, fits }
  return (schema) => {
    if (typeof schema === 'boolean') return shapeOf(source, [schema])
    const shape = known.get(schema) ?? shapeOf(source, [schema])
    known.set(schema, shape)
    return shape
  }
}

interface Source {
  readonly document: Document
  readonly fits: Fits
}

function shapeOf(source: Source, schemas: readonly Schema[], choose?: Choose): Shape {
  const branches = branchesOf(source.document, schemas, choose)
  const properties = new Map<string, Shape | undefined>()
  const narrowed = new Map<string, Shape>()
  const alternatives = choose ? [] : branches.flatMap(alternativesOf)
  let items: Shape | undefined
  const shape: Shape = {
    types: new Set(branches.flatMap((branch) => branch.type ?? [])),
    isOpen: branches.every(isSilent) || branches.some(namesWholeValues),
    property(name) {
      if (!properties.has(name)) {
        const documented = branches.flatMap((branch) => propertySchemas(branch, name))
        properties.set(name, documented.length > 0 ? shapeOf(source, documented) : undefined)
      }
      return properties.get(name)
    },
    get items() {
      items ??= shapeOf(source, branches.flatMap(itemSchemas))
      return items
    },
    of(value) {
      const misfits = alternatives.filter((alternative) => !source.fits(alternative, value))
      if (misfits.length === 0) return shape
      const key = misfits.map((misfit) => alternatives.indexOf(misfit)).join()
      const known = narrowed.get(key) ?? shapeOf(source, schemas, withoutAny(misfits))
      narrowed.set(key, known)
      return known
    },
  }
  return shape
}

/** Picks those alternatives of a union that count. */
type Choose = (alternatives: readonly Schema[]) => readonly Schema[]

function withoutAny(misfits: readonly Schema[]): Choose {
  return (alternatives) => {
    const fitting = alternatives.filter((alternative) => !misfits.includes(alternative))
    return fitting.length > 0 ? fitting : alternatives
  }
}

/** The alternatives of which a value may fit some; a choice between a thing and null is none. */
function alternativesOf({ anyOf = [], oneOf = [] }: SchemaObject): readonly Schema[] {
  return [anyOf, oneOf].flatMap((union) => (union.filter(isOfParts).length > 1 ? union : []))
}

function isOfParts(schema: Schema): boolean {
  return typeof schema === 'object' && [schema.type ?? ['object']].flat().some((type) => /object|array/.test(type))
}

/** The schemas themselves and all that they are put together from, each once; what is not an object says nothing. */
function branchesOf(
  document: Document,
  schemas: readonly Schema[],
  choose: Choose = (alternatives) => alternatives,
): readonly SchemaObject[] {
  const found = new Set<SchemaObject>()
  const visit = (schema: Schema | undefined): void => {
    if (typeof schema !== 'object' || found.has(schema)) return
    found.add(schema)
    if (schema.$ref) visit(resolve(document, { $ref: schema.$ref }))
    for (const branch of [...(schema.allOf ?? []), ...choose(schema.anyOf ?? []), ...choose(schema.oneOf ?? [])]) {
      visit(branch)
    }
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
export function undocumented(whole: Shape, value: unknown, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const shape = whole.of(value)
  if (shape.isOpen) return []
  if (Array.isArray(value)) return value.flatMap((item, at) => undocumented(shape.items, item, `${pointer}/${at}`))
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
