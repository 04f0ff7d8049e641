import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answersOf } from '@fakedesk/prism'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal, type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { openSpecFile } from '../src/spec-files/spec-file.ts'
import { admin, bodyOf } from './credentials.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fakedesk-specs-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const helpCenter = `openapi: 3.1.0
info: { title: Help Center, version: "2" }
servers: [{ url: "https://{subdomain}.zendesk.com/api/v2/help_center", variables: { subdomain: { default: example } } }]
paths:
  /articles/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
      responses:
        "200":
          description: The article.
          content: { application/json: { example: { article: { id: 7, title: How to fake } } } }
`

/** As Postman exports it, indented with tabs. */
const parcels = JSON.stringify(
  {
    info: { name: 'Parcels', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      {
        name: 'List parcels',
        request: { method: 'GET', header: [], url: { raw: '{{baseUrl}}/parcels', path: ['parcels'] } },
        response: [
          {
            name: 'Parcels',
            code: 200,
            header: [{ key: 'Content-Type', value: 'application/json' }],
            body: '{"parcels":[{"id":1}]}',
          },
        ],
      },
    ],
  },
  null,
  '\t',
)

describe('further specifications', () => {
  let running: RunningFakedesk
  beforeAll(async () => {
    running = await startFakedesk({ specs: [await file('help.yaml', helpCenter), await file('parcels.json', parcels)] })
  })
  afterAll(() => running.close())
  const ask = (path: string) => fetch(`${running.url}${path}`, { headers: admin })

  test.each<[string, string, unknown]>([
    ['an OpenAPI document', '/api/v2/help_center/articles/7', { article: { id: 7, title: 'How to fake' } }],
    ['the same with the suffix', '/api/v2/help_center/articles/7.json', { article: { id: 7, title: 'How to fake' } }],
    ['the same without the path of its server', '/articles/7', { article: { id: 7, title: 'How to fake' } }],
    ['a Postman collection', '/parcels', { parcels: [{ id: 1 }] }],
  ])('answer what %s describes', async (_, path, body) => {
    const response = await ask(path)
    expect([response.status, await response.json()]).toEqual([200, body])
    expect(response.headers.get('X-Fakedesk-Answered-By')).toBe('stand-in')
  })

  test('refuse what breaches them', async () => {
    const response = await ask('/api/v2/help_center/articles/seven')
    expect([response.status, response.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
  })

  test('leave the API of the engine alone', async () => {
    const response = await ask('/api/v2/sessions?per_page=1')
    expect([response.status, response.headers.get('X-Fakedesk-Answered-By')]).toEqual([200, null])
  })

  test('leave an unknown address unknown', async () => {
    const response = await ask('/api/v2/nonsense')
    expect([response.status, (await bodyOf(response)).error]).toEqual([404, 'InvalidEndpoint'])
  })

  test('pass a referee, who does not know them', async () => {
    const refereed = await startFakedesk({ specs: [await file('help.yaml', helpCenter)], referee: 'refuse' })
    const response = await fetch(`${refereed.url}/api/v2/help_center/articles/7`)
    expect([response.status, response.headers.get('sl-violations')]).toEqual([200, null])
    await refereed.close()
  })
})

describe('a file that is no specification is refused', () => {
  test.each([
    ['nothing known', '{"paths":{}}', /neither an OpenAPI document .* nor a Postman collection/],
    ['a list', '[1, 2]', /neither an OpenAPI document/],
    ['not YAML', 'openapi: 3.1.0\npaths: {a: [}\n', /bad.yaml:2:\d+: not valid YAML or JSON: /],
  ])('%s', async (_, text, message) => {
    const error = await openSpecFile(await file('bad.yaml', text)).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringMatching(message) })
    expect(String(error)).not.toContain('\n')
  })
})

describe('a reference', () => {
  const referring = (reference: string) => helpCenter.replace('{ type: integer }', `{ $ref: "${reference}" }`)

  test.each([
    ['#/components/schemas/Id', 'there is nothing at /components/schemas/Id'],
    ['#/%zz', 'there is nothing at /%zz'],
    ['parts.yaml', 'there is no such file'],
    ['whole.yaml#/Nothing', 'there is nothing at /Nothing'],
  ])('that leads nowhere is refused in one line: %s', async (reference, why) => {
    await file('whole.yaml', 'Id: { type: integer }')
    const bad = await file('referring.yaml', referring(reference))
    const error = await startFakedesk({ specs: [bad] }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({
      exitCode: 2,
      message: `--spec ${bad}:8: the $ref "${reference}" leads nowhere, ${why}; correct it`,
    })
  })

  test('that a neighbour makes to nowhere is refused by the place in the neighbour', async () => {
    const neighbour = await file('broken.yaml', 'Id:\n  $ref: "#/Other"\n')
    const bad = await file('referring.yaml', referring('broken.yaml#/Id'))
    await expect(openSpecFile(bad)).rejects.toThrow(`--spec ${neighbour}:2: the $ref "#/Other" leads nowhere`)
  })

  test.each([
    ['into a neighbour', 'whole.yaml#/Id', ''],
    ['in an example, where it is data', '#/paths', 'x-more: { example: { $ref: nowhere.yaml } }\n'],
    ['into itself', '#/paths', 'x-more: &more { again: *more }\n'],
    ['behind another', '#/x-more/type', 'x-more: { $ref: "whole.yaml#/Id" }\n'],
  ])('is fine %s', async (_, reference, more) => {
    await file('whole.yaml', 'Id: { type: integer }')
    expect((await openSpecFile(await file('fine.yaml', referring(reference) + more))).kind).toBe('OpenAPI')
  })
})

const seedItem = fileURLToPath(new URL('../../../../shared/seed/list-sessions.postman_item.json', import.meta.url))

test.runIf(existsSync(seedItem))('a single request taken from a collection is a specification too', async () => {
  const spec = await openSpecFile(seedItem)
  expect(spec.kind).toBe('Postman')
  const request = { method: 'GET', url: 'http://127.0.0.1:4010/api/v2/sessions', headers: {}, body: '' }
  const { sessions } = await bodyOf<{ sessions: object[] }>(await answersOf(spec)(request))
  expect(sessions.map((session) => Object.keys(session).sort())).toEqual(
    Array(2).fill(['authenticated_at', 'id', 'last_seen_at', 'url', 'user_id']),
  )
})
