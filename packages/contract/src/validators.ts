import { type Document, isObject, resolve, type Schema, type SchemaObject } from '@fakedesk/spec/openapi'
import type { ErrorObject, FuncKeywordDefinition, ValidateFunction } from 'ajv'

/** Checks a value against a schema of the document and answers what is wrong; compiled when first asked for. */
export type Validate = (schema: Schema, value: unknown) => readonly ErrorObject[]

/** In a request read-only properties may be missing although they are required; in a response write-only ones. */
export type Direction = 'request' | 'response'

const documentId = 'document'

/** Loads AJV and answers a validator for the schemas of a document. */
export async function validatorOf(document: Document, direction: Direction): Promise<Validate> {
  const { Ajv2020, formats } = await import('./ajv.ts')
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, logger: false, validateSchema: false })
  formats.default(ajv)
  ajv.addFormat('uri', (text) => URL.canParse(text)) // as clients read it: some Zendesk addresses hold bare brackets
  ajv.removeKeyword('required').addKeyword(requiredKeyword(document, direction))
  ajv.addSchema(document, documentId)
  const compiled = new WeakMap<SchemaObject, ValidateFunction>()

  const compile = (schema: SchemaObject): ValidateFunction => {
    const standalone = standaloneSchema(schema)
    // Asked for by name, a shared schema is compiled once for all that refer to it.
    for (const reference of standalone.references) ajv.getSchema(reference)
    const validate = ajv.compile(standalone.schema)
    compiled.set(schema, validate)
    return validate
  }
  return (schema, value) => {
    if (schema === true) return []
    const key = schema === false ? nothing : schema
    const validate = compiled.get(key) ?? compile(key)
    return validate(value) ? [] : (validate.errors ?? [])
  }
}

const nothing: SchemaObject & { readonly not: object } = { not: {} }

/** A copy of a schema whose references name the document, so that it can be compiled apart from it. */
function standaloneSchema(schema: SchemaObject): { schema: object; references: ReadonlySet<string> } {
  const references = new Set<string>()
  const copy: object = JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key !== '$ref' || typeof value !== 'string') return value
    const reference = value.startsWith('#') ? documentId + value : value
    references.add(reference)
    return reference
  })
  return { schema: copy, references }
}

/** JSON Schema's `required`, but as OpenAPI reads it beside `readOnly` and `writeOnly`. */
function requiredKeyword(document: Document, direction: Direction): FuncKeywordDefinition {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly'
  const isExempt = (property: unknown): boolean => {
    if (!isObject(property)) return false
    if (property[flag] === true) return true
    if (typeof property.$ref !== 'string') return false
    return isExempt(resolve(document, { $ref: property.$ref.replace(/^[^#]*/, '') }))
  }
  return {
    keyword: 'required',
    type: 'object',
    schemaType: 'array',
    compile(names: readonly string[], parent) {
      const needed = names.filter((name) => !isExempt(parent.properties?.[name]))
      const validate: ReturnType<NonNullable<FuncKeywordDefinition['compile']>> = (value: object) => {
        const missing = needed.filter((name) => !Object.hasOwn(value, name))
        validate.errors = missing.map((name) => ({ keyword: 'required', params: { missingProperty: name } }))
        return missing.length === 0
      }
      return validate
    },
  }
}
