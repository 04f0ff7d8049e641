import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js'
import { nearest } from '../command-line/nearest.ts'
import type { ApiDocument } from '../prism/document.ts'
import type { SeedRecord } from './complete.ts'
import type { Kind } from './kinds.ts'

/** Something that a seed may not say. */
export interface SeedProblem {
  readonly path: readonly (string | number)[]
  /** What is wrong and what to do. */
  readonly message: string
}

/** The records of a seed by kind, all of them sound. */
export type SeedRecords = ReadonlyMap<Kind, readonly SeedRecord[]>

/** Checks each record against the properties that the specification gives its kind. */
export async function problemsOf(document: ApiDocument, records: SeedRecords): Promise<readonly SeedProblem[]> {
  const ajv = await validator(document)
  const found = [...records].flatMap(([kind, list]) => {
    const validate = ajv.compile(schemaOf(kind))
    return list.flatMap((record, place) => {
      validate(record)
      return (validate.errors ?? []).map((error) => problemOf(kind, place, error))
    })
  })
  return [...found, ...repeatedIds(records), ...brokenReferences(records)]
}

async function validator(document: ApiDocument): Promise<Ajv2020> {
  const [{ Ajv2020 }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')])
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
  formats.default.default(ajv)
  return ajv.addSchema(document, 'support')
}

/** As the specification has it, but nothing is required that can be made up, and nothing is allowed beside. */
function schemaOf({ properties, required }: Kind): object {
  const described = [...properties].map(([name, { pointer, types }]) => [
    name,
    pointer ? { $ref: `support${pointer}` } : { type: types },
  ])
  return { type: 'object', properties: Object.fromEntries(described), required, additionalProperties: false }
}

function problemOf({ name, properties }: Kind, place: number, error: ErrorObject): SeedProblem {
  const path = [name, place, ...error.instancePath.split('/').slice(1)]
  const { additionalProperty, missingProperty, allowedValues }: Record<string, unknown> = error.params
  if (typeof additionalProperty === 'string') {
    const near = nearest(additionalProperty, [...properties.keys()])
    return {
      path: [...path, additionalProperty],
      message: `there is no such property${near ? `; did you mean ${near}?` : ''}`,
    }
  }
  if (typeof missingProperty === 'string') return { path, message: `needs the property ${missingProperty}` }
  const allowed = Array.isArray(allowedValues) ? `: ${allowedValues.join(', ')}` : ''
  return { path, message: `${error.message ?? 'is not valid'}${allowed}` }
}

function repeatedIds(records: SeedRecords): SeedProblem[] {
  return [...records].flatMap(([{ name }, list]) => {
    const ids = list.map(({ id }) => id)
    return ids.flatMap((id, place) =>
      id !== undefined && ids.indexOf(id) < place
        ? [{ path: [name, place, 'id'], message: `${id} is the id of ${name}[${ids.indexOf(id)}] already` }]
        : [],
    )
  })
}

/** `user_id` and `default_group_id` name records of the same seed. */
function brokenReferences(records: SeedRecords): SeedProblem[] {
  const idsOf = (singular: string) => {
    const [, list = []] = [...records].find(([kind]) => kind.singular === singular) ?? []
    return new Set(list.map(({ id }) => id))
  }
  const singulars = [...records.keys()].map(({ singular }) => singular)
  return [...records].flatMap(([{ name }, list]) =>
    list.flatMap((record, place) =>
      Object.entries(record).flatMap(([property, id]) => {
        const target = singulars.find(
          (singular) => property === `${singular}_id` || property.endsWith(`_${singular}_id`),
        )
        if (target === undefined || id === null || idsOf(target).has(id)) return []
        return [
          {
            path: [name, place, property],
            message: `no ${target} of this seed has the id ${id}; add it, or correct the id`,
          },
        ]
      }),
    ),
  )
}
