import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundleDocument, familiesByPath, lintDocument } from './document.ts'
import { factsOf } from './facts.ts'
import { isObject, type Parameter, resolve, resolveSchema, type SchemaObject } from './openapi.ts'
import { methods, type SupportDocument, type SupportOperation } from './support-document.ts'

interface Described {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly operation: SupportOperation
  readonly parameters: readonly Parameter[]
}

let document: SupportDocument
let operations: readonly Described[]

beforeAll(async () => {
  document = await bundleDocument()
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        operation,
        parameters: parameters.map((parameter) => resolve<Parameter>(document, parameter)),
      }
    }),
  )
})

/** The ids of operations that break a rule; a rule that holds leaves none. */
const breaking = (rule: (described: Described) => boolean) => operations.filter((one) => !rule(one)).map(({ id }) => id)

test('Redocly finds nothing with its strictest ruleset', async () => {
  expect(await lintDocument()).toEqual([])
})

test('the bundle can be made from the folder alone, and every path has one family', async () => {
  const families = await familiesByPath()
  expect(Object.keys(document.paths).filter((path) => !families.has(path))).toEqual([])
})

describe('every operation', () => {
  test('has an id of its own', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
  })

  test('says who may call it', () => {
    expect(breaking(({ operation }) => operation['x-roles']?.length > 0)).toEqual([])
  })

  test('with a variable in its path declares the variable, and 404', () => {
    const variables = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const inPath = (parameters: readonly Parameter[]) =>
      parameters.filter((one) => one.in === 'path').map(({ name }) => name)
    expect(
      breaking(({ path, parameters }) => variables(path).sort().join() === inPath(parameters).sort().join()),
    ).toEqual([])
    expect(breaking(({ path, operation }) => !path.includes('{') || '404' in operation.responses)).toEqual([])
  })

  test('that answers a list says how it pages, and takes just those parameters', () => {
    const facts = factsOf(document, new Map(Object.keys(document.paths).map((path) => [path, 'any'])))
    const lists = new Set(facts.filter(({ answer }) => answer === 'list').map(({ id }) => id))
    const takes = ({ parameters }: Described, name: string) => parameters.some((one) => one.name === name)
    const isList = ({ id }: Described) => lists.has(id)
    const pages = (one: Described, kind: 'cursor' | 'offset') => one.operation['x-pagination']?.includes(kind) ?? false
    expect(breaking((one) => !isList(one) || one.operation['x-pagination'] !== undefined)).toEqual([])
    expect(
      breaking(
        (one) => !isList(one) || pages(one, 'cursor') === (takes(one, 'page[size]') || takes(one, 'after_cursor')),
      ),
    ).toEqual([])
    expect(breaking((one) => !isList(one) || pages(one, 'offset') === takes(one, 'page'))).toEqual([])
  })

  test('that side-loads takes `include`', () => {
    expect(
      breaking(
        ({ operation, parameters }) =>
          !operation['x-side-loads']?.length || parameters.some(({ name }) => name === 'include'),
      ),
    ).toEqual([])
  })

  test('has a summary and a description in words', () => {
    expect(breaking(({ operation }) => operation.summary.length > 0 && operation.summary.length <= 70)).toEqual([])
  })
})

test('what a schema requires of another, that one describes itself: the types look no further', () => {
  const unseen = schemasWithin(document.components).flatMap(
    ({ description, required = [], properties = {}, allOf = [] }) => {
      const described = [properties, ...allOf.map((part) => resolveSchema(document, part).properties ?? {})]
      const names = allOf.length > 0 ? required.filter((name) => !described.some((part) => name in part)) : []
      return names.map((name) => `${description} ${name}`)
    },
  )
  expect(unseen).toEqual([])
})

/** Everything that could be a schema, examples left out. */
function schemasWithin(node: unknown): readonly SchemaObject[] {
  if (Array.isArray(node)) return node.flatMap(schemasWithin)
  if (!isObject(node)) return []
  const parts = Object.entries(node).filter(([key]) => key !== 'example' && key !== 'examples')
  const isSchema = Array.isArray(node.required) && Array.isArray(node.allOf)
  return [...(isSchema ? [node] : []), ...parts.flatMap(([, part]) => schemasWithin(part))]
}

const facts = fileURLToPath(new URL('../../../../shared/zendesk-facts', import.meta.url))

describe.skipIf(!existsSync(facts))('beside the known addresses', () => {
  const known = () =>
    new Set(
      ['operations.tsv', 'operations-newer.tsv', 'documented-addresses.tsv'].flatMap((file) => {
        const [head = '', ...rows] = readFileSync(`${facts}/${file}`, 'utf8').trim().split('\n')
        const columns = head.split('\t')
        const place = columns.includes('path') ? columns.indexOf('path') : columns.indexOf('address')
        return rows.map((row) => {
          const cells = row.split('\t')
          return addressOf(cells[columns.indexOf('method')] ?? '', cells[place] ?? '')
        })
      }),
    )

  test('nothing is missing and nothing is invented', () => {
    const described = new Set(operations.map(({ method, path }) => addressOf(method, path)))
    const wanted = known()
    expect([...wanted].filter((address) => !described.has(address))).toEqual([])
    const invented = [...described].filter((address) => !wanted.has(address) && !isReported(address))
    expect(invented).toEqual([])
  })

  /** Integrators tell of addresses that no list has, in prose: each without its prefix, in backticks. */
  const reports = () => readFileSync(`${facts}/behaviour/reported-truth.md`, 'utf8')
  const isReported = (address: string) => reports().includes(`\`${address.replace(/^GET \/api\/v2\//, '')}\``)
})

/** Variables compare by place, not by name; queries and the optional suffix do not count. */
function addressOf(method: string, path: string): string {
  return `${method} ${path
    .replace(/\?.*$/, '')
    .replace(/\.json$/, '')
    .replaceAll(/\{\w+\}/g, '{}')}`
}
