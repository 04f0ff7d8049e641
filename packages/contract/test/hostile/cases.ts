import type { BodyFacts, BodyShape, OperationFacts } from '@fakedesk/spec'
import { addressOf, type Sent, type Valid } from './valid.ts'
import {
  bodyValues,
  type Kind,
  kinds,
  prototypeNames,
  textValues,
  unknownMembers,
  unknownQueries,
  wrongTypes,
} from './values.ts'

/** A request with one place spoilt. */
export interface Case {
  readonly kind: Kind
  /** `body user.tags[]`, `query page`, `path user_id`. */
  readonly place: string
  /** What to send, given a request that the operation should take. */
  readonly spoil: (valid: Valid) => Sent
}

/** Every place of an operation's body, query and path with every value of every kind. */
export function casesOf(facts: OperationFacts, body: BodyFacts | undefined): readonly Case[] {
  return [...bodyCases(facts, body), ...queryCases(facts), ...pathCases(facts)]
}

type Step = string | 0

const any: BodyShape = { type: 'any' }

interface BodyPlace {
  readonly steps: readonly Step[]
  readonly shape: BodyShape
}

function bodyCases(facts: OperationFacts, body: BodyFacts | undefined): readonly Case[] {
  if (facts.method === 'GET') return []
  const places = placesIn(body?.shape ?? any, [])
  const cases = places.flatMap((place) =>
    kinds.flatMap((kind) =>
      spoiltTexts(kind, place).map((text): Case => {
        const spoil = (valid: Valid): Sent => sent(facts, valid, textWith(valid.body ?? {}, place.steps, text))
        return { kind, place: `body ${nameOf(place.steps)}`, spoil }
      }),
    ),
  )
  return [...cases, ...wholeBodies(facts), ...(body?.types?.includes('multipart/form-data') ? forms(facts) : [])]
}

/** Bodies that are no JSON object at all. */
function wholeBodies(facts: OperationFacts): readonly Case[] {
  const texts = ['{', '', '{"a":1', '[1,', 'nonsense', '\ufeff{}', '"\\u12"', '{"a":1}{"b":2}', '['.repeat(100_000)]
  return texts.map((text) => ({ kind: 'odd text', place: 'body', spoil: (valid) => sent(facts, valid, text) }))
}

function forms(facts: OperationFacts): readonly Case[] {
  const names = ['x'.repeat(60_000), 'a[b]'.repeat(5000), '[', '__proto__[polluted]', 'user[__proto__][polluted]', '[]']
  return names.map((name) => ({
    kind: 'odd text',
    place: 'body as a form',
    spoil: (valid) => ({
      ...sent(facts, valid, `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nvalue\r\n--edge--\r\n`),
      contentType: 'multipart/form-data; boundary=edge',
    }),
  }))
}

function placesIn(shape: BodyShape, steps: readonly Step[]): readonly BodyPlace[] {
  const own = { steps, shape }
  if (shape.type === 'array') return [own, ...placesIn(shape.items, [...steps, 0])]
  if (shape.type !== 'object') return [own]
  const named = Object.entries(shape.properties).flatMap(([name, inner]) => placesIn(inner, [...steps, name]))
  const others = shape.others ? prototypeNames.flatMap((name) => placesIn(shape.others ?? any, [...steps, name])) : []
  return [own, ...named, ...others]
}

const mark = '\u0001here'
const gone = '\u0001gone'
const beside = '\u0001beside'

/** A JSON text with the place's value in the place of the mark; or a mark of its own, which says what else to do. */
function spoiltTexts(kind: Kind, { steps, shape }: BodyPlace): readonly string[] {
  const last = steps.at(-1)
  switch (kind) {
    case 'wrong type':
      return wrongTypes(shape)
    case 'missing':
      return steps.length > 0 ? [gone] : []
    case 'duplicate key':
      return typeof last === 'string' ? ['null', '"x"', '1', '{}', '[]'].map((text) => `${text},"${last}":${text}`) : []
    case 'unknown keys':
      return last === undefined ? [`{${unknownMembers}}`] : typeof last === 'string' ? [beside] : []
    default:
      return bodyValues[kind]
  }
}

/** The body with the spoilt text in its place; objects and lists on the way are made where there are none. */
function textWith(body: unknown, steps: readonly Step[], text: string): string {
  const value = text === gone || text === beside ? text : mark
  const written = JSON.stringify(withValue(body, steps, value))
  if (text === gone) return written
  return text === beside
    ? written.replace(JSON.stringify(beside), `0,${unknownMembers}`)
    : written.replace(JSON.stringify(mark), () => text)
}

function withValue(node: unknown, [step, ...rest]: readonly Step[], value: string): unknown {
  if (step === undefined) return value
  if (step === 0) {
    const [first, ...others] = Array.isArray(node) ? node : []
    if (rest.length === 0 && value === gone) return others
    return [withValue(first, rest, value), ...others]
  }
  const members = new Map(typeof node === 'object' && node !== null && !Array.isArray(node) ? Object.entries(node) : [])
  if (rest.length === 0 && value === gone) members.delete(step)
  else members.set(step, withValue(members.get(step), rest, value))
  // Unlike an assignment, this makes a property of `__proto__`.
  return Object.fromEntries(members)
}

/** Parameters that lists have in common, which other operations must pass over. */
const commonParameters = ['page', 'per_page', 'page[size]', 'page[after]', 'sort', 'sort_by', 'sort_order', 'include']

function queryCases(facts: OperationFacts): readonly Case[] {
  const names = [...new Set([...Object.keys(facts.queryParameters), ...commonParameters])]
  const known = names.flatMap((name) =>
    texts().map(
      ([kind, value]): Case => ({
        kind,
        place: `query ${name}`,
        spoil: (valid) => sent(facts, { ...valid, query: { ...valid.query, [name]: value } }, bodyText(valid)),
      }),
    ),
  )
  const others = [
    ...names.map((name): [Kind, string] => ['duplicate key', `${name}=1&${name}=2`]),
    ...names.flatMap((name) =>
      ['', '[]', '[x]'].map((end): [Kind, string] => ['wrong type', `${name}${end}=1&${name}[y][z]=2`]),
    ),
    ...prototypeNames.map((name): [Kind, string] => ['prototype key', `${name}=1&page[${name}]=1&${name}[a]=b`]),
    ...unknownQueries.map((query): [Kind, string] => ['unknown keys', query]),
    ...names.map((name): [Kind, string] => ['empty', name]),
    ['missing', ''] as [Kind, string],
  ]
  return [
    ...known,
    ...others.map(
      ([kind, query]): Case => ({
        kind,
        place: `query ${query.slice(0, 40)}`,
        spoil: (valid) => {
          const plain = sent(facts, { ...valid, query: {} }, bodyText(valid))
          return { ...plain, address: `${plain.address}?${query}` }
        },
      }),
    ),
  ]
}

function pathCases(facts: OperationFacts): readonly Case[] {
  return Object.keys(facts.pathParameters).flatMap((name) =>
    texts().map(
      ([kind, value]): Case => ({
        kind,
        place: `path ${name}`,
        spoil: (valid) =>
          sent(facts, { ...valid, path: { ...valid.path, [name]: value.replaceAll('+', '%2B') } }, bodyText(valid)),
      }),
    ),
  )
}

const texts = () =>
  Object.entries(textValues).flatMap(([kind, values]) => values.map((value): [Kind, string] => [kind as Kind, value]))

function bodyText({ body }: Valid): string | undefined {
  return body === undefined ? undefined : JSON.stringify(body)
}

function sent(facts: OperationFacts, valid: Valid, text: string | undefined): Sent {
  return {
    method: facts.method,
    address: addressOf(facts, valid),
    text: facts.method === 'GET' ? undefined : text,
    caller: valid.caller,
  }
}

function nameOf(steps: readonly Step[]): string {
  return steps
    .map((step) => (step === 0 ? '[]' : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
