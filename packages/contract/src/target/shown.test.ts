import { expect, test } from 'vitest'
import { checkTarget, type OpenApiDocument } from '../index.ts'

const id = { name: 'letter_id', in: 'path', required: true }
const ids = { name: 'ids', in: 'query' }
const responses = { 200: { content: { 'application/json': {} } } }

const letters: OpenApiDocument = {
  openapi: '3.1.1',
  paths: {
    '/letters': { get: { operationId: 'ListLetters', responses } },
    '/letters/show_many': { get: { operationId: 'ShowManyLetters', parameters: [ids], responses } },
    '/letters/{letter_id}': { get: { operationId: 'ShowLetter', parameters: [id], responses } },
  },
}

/** The outcome of one operation where `/letters` lists 7 and 8, and this is what it is answered. */
async function answered(operation: string, answer: object) {
  const fetch = async ({ url }: Request) =>
    Response.json(new URL(url).pathname === '/letters' ? { letters: [{ id: 7 }, { id: 8 }] } : answer)
  const options = { baseUrl: 'http://localhost', document: letters, operations: [operation] }
  const [result] = await checkTarget({ ...options, fetch })
  return [result?.outcome, ...(result?.violations ?? []).map(({ message }) => message)]
}

test.each<[string, string, object, readonly string[]]>([
  ['a record that is shown', 'ShowLetter', { letter: { id: 7 } }, ['passed']],
  [
    'another record',
    'ShowLetter',
    { letter: { id: 8 } },
    ['failed', 'GET /letters/7 200: body /letter must be 7, as asked for'],
  ],
  ['what shows no record', 'ShowLetter', { count: 3 }, ['passed']],
  ['many records, in any order', 'ShowManyLetters', { letters: [{ id: 8 }, { id: 7 }] }, ['passed']],
  [
    'many records, one missing',
    'ShowManyLetters',
    { letters: [{ id: 7 }] },
    ['failed', 'GET /letters/show_many 200: body /letters must show 8, which the target lists'],
  ],
  ['what only tells of many', 'ShowManyLetters', { letter_counts: [{ letter_id: 7 }] }, ['passed']],
])('%s', async (_, operation, answer, want) => {
  expect(await answered(operation, answer)).toEqual(want)
})

test('no record at all', async () => {
  const [outcome, ...messages] = await answered('ShowManyLetters', { letters: [] })
  expect([outcome, messages.length]).toEqual(['failed', 2])
})
