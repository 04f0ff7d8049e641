import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Parameter, Reference } from './openapi.ts'
import { type Method, methods, type SupportOperation, type SupportPathItem } from './support-document.ts'
import { withWhatFollows } from './what-follows.ts'

const pageSize: Parameter = { name: 'page[size]', in: 'query' }
const parcelId: Parameter = { name: 'parcel_id', in: 'path' }
const language: Parameter = { name: 'Accept-Language', in: 'header' }

/** An operation of which everybody who has signed in may call, with other facts over it. */
function whole(own: Partial<SupportOperation>, path = '/parcels', method: Method = 'get'): SupportOperation {
  const operation: SupportOperation = {
    operationId: 'ListParcels',
    summary: 'List parcels',
    tags: ['Parcels'],
    'x-roles': ['admin', 'agent', 'end-user'],
    responses: { 200: { description: 'Parcels.' } },
    ...own,
  }
  const item = withWhatFollows({ path, item: { [method]: operation }, security: [{ password: [] }], resolve })[method]
  if (!item) throw new Error('the operation is gone')
  return item
}

/** Named as the shared parameters' references end. */
const resolve = (one: Parameter | Reference): Parameter =>
  '$ref' in one ? { name: one.$ref.replace(/.*\//, ''), in: 'query' } : one

const names = ({ parameters = [] }: SupportOperation) => parameters.map((one) => resolve(one).name)

test.each<{ given: Partial<SupportOperation>; path?: string; method?: Method; want: string }>([
  { given: {}, want: '200 401 414 429' },
  { given: { parameters: [pageSize] }, want: '200 400 401 414 429' },
  { given: { parameters: [language] }, want: '200 401 414 429' },
  { given: { 'x-pagination': ['offset'] }, want: '200 400 401 414 429' },
  { given: { 'x-roles': ['admin'] }, want: '200 401 403 414 429' },
  { given: { 'x-conditional-roles': ['agent'] }, want: '200 401 403 414 429' },
  { given: { parameters: [parcelId] }, path: '/parcels/{parcel_id}', want: '200 400 401 404 414 429' },
  { given: { requestBody: {} }, method: 'post', want: '200 400 401 413 414 415 422 429' },
  { given: {}, method: 'delete', want: '200 400 401 414 429' },
  { given: { requestBody: {} }, method: 'delete', want: '200 400 401 413 414 415 422 429' },
])('the answers of $given are $want', ({ given, path, method, want }) => {
  expect(Object.keys(whole(given, path, method).responses).join(' ')).toBe(want)
})

test.each<{ given: Partial<SupportOperation>; want: string }>([
  { given: { 'x-pagination': ['cursor'] }, want: 'PageSize PageAfter PageBefore' },
  { given: { 'x-pagination': ['cursor', 'offset'] }, want: 'PageSize PageAfter PageBefore Page PerPage' },
  { given: { 'x-pagination': [] }, want: '' },
  { given: { 'x-pagination': ['incremental-time'] }, want: '' },
  { given: { 'x-pagination': ['cursor'], parameters: [pageSize] }, want: 'PageAfter PageBefore page[size]' },
  { given: { 'x-pagination': ['cursor'], parameters: [{ name: 'after_cursor', in: 'query' }] }, want: 'after_cursor' },
  { given: { 'x-side-loads': ['users'], parameters: [language] }, want: 'Accept-Language Include' },
  { given: { 'x-side-loads': [] }, want: '' },
])('the parameters of $given are $want', ({ given, want }) => {
  expect(names(whole(given)).join(' ')).toBe(want)
})

test('what may be called without credentials says so beside the ways to sign in', () => {
  expect(whole({ 'x-roles': ['anonymous'] }).security).toEqual([{}, { password: [] }])
  expect(whole({}).security).toBeUndefined()
})

test('what the family states itself stands', () => {
  const gone = { description: 'It was here once.' }
  expect(whole({ responses: { 401: gone } }).responses[401]).toBe(gone)
  expect(whole({ 'x-roles': ['anonymous'], security: [] }).security).toEqual([])
})

const families = fileURLToPath(new URL('../../../specs/support/families', import.meta.url))

test('no family writes out what follows', async () => {
  const files = (await readdir(families)).filter((name) => name.endsWith('.yaml'))
  const restated = await Promise.all(
    files.map(async (name) => {
      const { paths = {} }: { paths?: Record<string, SupportPathItem> } = parse(
        await readFile(`${families}/${name}`, 'utf8'),
      )
      return Object.entries(paths).flatMap(([path, item]) =>
        methods.flatMap((method) => restatedBy(path, item, method)),
      )
    }),
  )
  expect(files).not.toEqual([])
  expect(restated.flat()).toEqual([])
})

/** The references that an operation would have without stating them. */
function restatedBy(path: string, item: SupportPathItem, method: Method): readonly string[] {
  const own = item[method]
  if (!own) return []
  const follows = (less: Partial<SupportOperation>) =>
    withWhatFollows({ path, item: { ...item, [method]: { ...own, ...less } }, security: [], resolve })[method]
  const derived = [
    ...Object.values(follows({ responses: {} })?.responses ?? {}),
    ...parametersOf(follows({ parameters: [] })),
  ]
  const stated = [...Object.values(own.responses), ...parametersOf(own)]
  return references(stated)
    .filter((one) => references(derived).includes(one))
    .map((one) => `${own.operationId}: ${one}`)
}

const parametersOf = (operation: SupportOperation | undefined) => operation?.parameters ?? []
const references = (all: readonly object[]) => all.flatMap((one) => ('$ref' in one ? [String(one.$ref)] : []))
