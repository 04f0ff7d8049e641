import type { ApiDocument } from '../prism/document.ts'

/** A property of a record, as far as a seed must know it. */
export interface Property {
  /** Where the specification describes it: `#/components/schemas/User/properties/name`. */
  readonly pointer: string
  readonly types: readonly string[]
  readonly isNullable: boolean
  readonly isChoice: boolean
  readonly isTime: boolean
  readonly isRequired: boolean
}

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
}

/** The properties of the record with this key (`user`), by name; undefined where the specification has no such record. */
export function propertiesOfRecord(document: ApiDocument, singular: string): ReadonlyMap<string, Property> | undefined {
  const pointer = `#/components/schemas/${pascalCase(singular)}`
  const schema = at(document, pointer)
  return schema && new Map(propertiesAt(document, pointer, schema))
}

function propertiesAt(document: ApiDocument, pointer: string, schema: Schema): (readonly [string, Property])[] {
  if (schema.$ref) return propertiesAt(document, schema.$ref, at(document, schema.$ref) ?? {})
  const inherited = (schema.allOf ?? []).flatMap((part, place) =>
    propertiesAt(document, `${pointer}/allOf/${place}`, part),
  )
  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const isRequired = schema.required?.includes(name) ?? false
    return [name, { ...traitsOf(document, property), pointer: `${pointer}/properties/${name}`, isRequired }] as const
  })
  return [...inherited, ...own]
}

function traitsOf(document: ApiDocument, schema: Schema): Omit<Property, 'pointer' | 'isRequired'> {
  const target = schema.$ref ? { ...at(document, schema.$ref), ...schema } : schema
  const alternatives = (target.anyOf ?? []).flatMap(({ type }) => type ?? [])
  const types = [...[target.type ?? []].flat(), ...alternatives]
  return {
    types: types.filter((type) => type !== 'null'),
    isNullable: types.includes('null'),
    isChoice: target.enum !== undefined || types.includes('boolean'),
    isTime: target.format === 'date-time',
  }
}

function at(document: ApiDocument, pointer: string): Schema | undefined {
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, step) => Object(node)[step], document) as Schema | undefined // The specification's own tests hold it to OpenAPI.
}

function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
