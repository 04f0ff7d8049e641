import { type Account, createFakedesk } from '@fakedesk/core'
import type { ApiDocument } from '../prism/document.ts'
import { type Property, propertiesOfRecord } from './schema.ts'

/** A kind of record that a seed may list. */
export interface Kind {
  /** The key of its list: `users`. */
  readonly name: string
  /** The key of one record: `user`. */
  readonly singular: string
  /** A record of the default world, which shows what an account keeps of this kind. */
  readonly model: Readonly<Record<string, unknown>>
  /** Those that a seed may give. */
  readonly properties: ReadonlyMap<string, Property>
  /** What every record must say, for nothing sensible could take its place. */
  readonly required: readonly string[]
}

/** Properties that an account keeps and the API never shows. */
const kept: Readonly<Record<string, readonly string[]>> = { users: ['password', 'login'] }

const text: Property = {
  pointer: '',
  types: ['string'],
  isNullable: false,
  isChoice: false,
  isTime: false,
  isRequired: false,
}

/** Every kind of which the default world has a record; as families are built, there are more of them. */
export function seedableKinds(document: ApiDocument): ReadonlyMap<string, Kind> {
  const kinds = collectionsOf(createFakedesk().account()).flatMap(({ definition, rows }) => {
    const described = propertiesOfRecord(document, definition.singular)
    const model = [...rows].at(-1)
    return described && model ? [kindOf(definition.name, definition.singular, model, described)] : []
  })
  return new Map(kinds.map((kind) => [kind.name, kind]))
}

type AnyCollection = NonNullable<ReturnType<Account['collection']>>

function collectionsOf(account: Account): readonly AnyCollection[] {
  return Object.values(account).filter((value): value is AnyCollection => Object(value).definition !== undefined)
}

function kindOf(name: string, singular: string, model: object, described: ReadonlyMap<string, Property>): Kind {
  const given = [...described].filter(([property]) => property in model)
  const own = (kept[name] ?? []).map((property) => [property, text] as const)
  const required = given.filter(([property, traits]) => mustBeGiven(property, traits)).map(([property]) => property)
  return { name, singular, model: { ...model }, properties: new Map([...given, ...own]), required }
}

/** Ids and times can be made up; null, false, a choice, an empty list can stand for "not said"; a name or a reference cannot. */
function mustBeGiven(name: string, { isRequired, isNullable, isChoice, isTime, types }: Property): boolean {
  return (
    isRequired &&
    name !== 'id' &&
    !isNullable &&
    !isChoice &&
    !isTime &&
    !types.includes('array') &&
    !types.includes('object')
  )
}
