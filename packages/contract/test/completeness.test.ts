import { type Content, type MediaType, resolve, type Schema } from '@fakedesk/spec/openapi'
import { describe, expect, test } from 'vitest'
import { compileContract } from '../src/contract.ts'
import { undocumented } from '../src/shape.ts'
import { exemplified } from './examples.ts'
import { hasRecordings, recordings } from './recordings.ts'
import { type Spoiling, spoiledAtEachPlace, spoilings } from './spoil.ts'

/** The share of spoilt answers of each kind that the specification must notice; the rest is what may well be so. */
const bar = 0.95

const contract = await compileContract()

interface Answer {
  readonly title: string
  readonly schema: Schema
  readonly value: unknown
}

describe('in the examples', () => theSpecificationNotices(exampleAnswers()))

describe.skipIf(!hasRecordings)('in what the real service has answered', () => {
  theSpecificationNotices(hasRecordings ? recordedAnswers() : [])
})

function theSpecificationNotices(answers: readonly Answer[]): void {
  test.each(spoilings)('%s is noticed', (spoiling) => {
    const all = answers.flatMap((answer) => [...spoiltPlaces(answer, spoiling)])
    const unnoticed = all.filter(({ isNoticed }) => !isNoticed).map(({ title }) => title)
    const share = 1 - unnoticed.length / all.length
    expect(all.length).toBeGreaterThan(0)
    expect(share, `unnoticed of ${all.length}:\n${unnoticed.join('\n')}`).toBeGreaterThanOrEqual(bar)
  })

  test('nothing is amiss as they are', () => {
    expect(answers.filter(({ schema, value }) => isAmiss(schema, value)).map(({ title }) => title)).toEqual([])
  })
}

function* spoiltPlaces({ title, schema, value }: Answer, spoiling: Spoiling) {
  for (const { place, spoilt } of spoiledAtEachPlace(value, spoiling)) {
    yield { title: `${title} ${place}`, isNoticed: isAmiss(schema, spoilt) }
  }
}

function isAmiss(schema: Schema, value: unknown): boolean {
  return contract.validateResponse(schema, value).length > 0 || undocumented(contract.shapes(schema), value).length > 0
}

/** Each example once, however many operations share it. */
function exampleAnswers(): readonly Answer[] {
  const titles = new Map<MediaType, Answer>()
  for (const { id, answers } of exemplified(contract.document)) {
    for (const { media, status, value } of answers) {
      if (!titles.has(media)) titles.set(media, { title: `${id} ${status}`, schema: media.schema ?? true, value })
    }
  }
  return [...titles.values()]
}

function recordedAnswers(): readonly Answer[] {
  return recordings().flatMap(({ method, path, status, body }) => {
    const operation = contract.find(method, path)?.operation
    const response = operation?.object.responses?.[status]
    const content = response && resolve(contract.document, response).content
    if (!operation || !content || typeof body !== 'object' || body === null) return []
    return [{ title: `${operation.id} ${status}`, schema: ofJson(content)?.schema ?? true, value: body }]
  })
}

/** Uploads are answered with JSON under another name. */
function ofJson(content: Content): MediaType | undefined {
  return content['application/json'] ?? Object.values(content)[0]
}
