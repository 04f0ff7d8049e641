import { describe, expect, test } from 'vitest'
import { parcelServer } from '../../test/parcel-server.ts'
import { parcels } from '../../test/parcels.ts'
import { type Credentials, type RunCheckOptions, runCheck } from '../index.ts'

const target = 'http://127.0.0.1:4010'

const signed: Credentials = { user: 'a@example.com', password: 'password' }

function run(options: Partial<RunCheckOptions> = {}, credentials = signed) {
  return runCheck({ target, document: parcels, fetch: parcelServer().fetch, ...credentials, ...options })
}

test('ends with 0 and the counts when nothing failed', async () => {
  const { exitCode, results, text } = await run()
  expect([exitCode, results.length, text.split('\n').at(-2)]).toEqual([
    0,
    9,
    `${target}: passed 4, failed 0, not checked 1, skipped 4`,
  ])
})

test('ends with 1 when an operation failed', async () => {
  const { fetch } = parcelServer((request) => (request.url.endsWith('/parcels') ? Response.json({}) : undefined))
  const { exitCode, text } = await run({ fetch })
  expect(exitCode).toBe(1)
  expect(text).toContain('failed ListParcels (GET /parcels)\n  GET /parcels 200: body must have the property parcels\n')
})

test.each<[string, Partial<RunCheckOptions>, string]>([
  ['no answer', { fetch: () => Promise.reject(new Error('gone')) }, `No answer from ${target}: gone.`],
  ['no address', { target: 'acme' }, 'acme is no address of a server'],
  ['credentials in the address', { target: 'http://a:b@127.0.0.1:4010' }, 'give user and password by themselves'],
])('ends with 2 and the reason for %s', async (_, options, reason) => {
  const { exitCode, text } = await run(options)
  expect([exitCode, text]).toEqual([2, expect.stringContaining(reason)])
})

test.each<[string, Credentials, string]>([
  ['a user without a secret', { user: 'a@example.com' }, 'The user a@example.com needs a password or a token.'],
  ['a secret without a user', { token: 't' }, 'A password or a token needs the user it belongs to.'],
])('ends with 2 and the reason for %s', async (_, credentials, reason) => {
  const { exitCode, text } = await run({}, credentials)
  expect([exitCode, text]).toEqual([2, expect.stringContaining(reason)])
})

test('keeps what was decided before the target fell silent', async () => {
  const server = parcelServer()
  const fetch = (request: Request) =>
    server.asked.length < 6 ? server.fetch(request) : Promise.reject(new Error('gone'))
  const { exitCode, results } = await run({ fetch, everything: true })
  expect([exitCode, results.map(({ outcome }) => outcome)]).toEqual([
    2,
    ['passed', 'passed', 'failed', 'failed', 'failed', 'failed'],
  ])
})

test.each<[string, Partial<RunCheckOptions>, string | null]>([
  ['a password', {}, `Basic ${btoa('a@example.com:password')}`],
  ['an API token', { token: 't' }, `Basic ${btoa('a@example.com/token:t')}`],
  ['an OAuth token', { bearer: 'b' }, 'Bearer b'],
])('signs with %s', async (_, options, want) => {
  const server = parcelServer()
  let signature: string | null = null
  await run({
    ...options,
    fetch: (request) => {
      signature = request.headers.get('authorization')
      return server.fetch(request)
    },
  })
  expect(signature).toBe(want)
})

test.each([
  ['text', /^passed 1, an empty list: ListScans\n\nskipped 2, POST/],
  ['json', /^\{\n {2}"target": "http:\/\/127.0.0.1:4010",\n {2}"exit_code": 0/],
  ['junit', /^<\?xml/],
  ['github', /^::notice title=Not checked::no record to show: ShowScan\n::notice title=Contract of .*::passed 4/],
] as const)('reports as %s', async (format, start) => {
  expect((await run({ format })).text).toMatch(start)
})

test('tells nobody of a password in the address', async () => {
  const { text } = await run({ target: 'http://a:secret@127.0.0.1:4010' })
  expect(text).toContain(`${target}: passed 0`)
  expect(text).not.toContain('secret')
})

test('names what has passed, if asked to', async () => {
  const { text } = await run({ list: true })
  expect(text).toContain(
    'passed ShowParcel (GET /parcels/7) 200\npassed ListScans (GET /parcels/7/scans) 200, an empty list\n',
  )
})

describe('the address of the target', () => {
  /** As the Support API has it: every address begins with `/api/v2`. */
  const api = {
    ...parcels,
    paths: Object.fromEntries(Object.entries(Object(parcels.paths)).map(([path, item]) => [`/api/v2${path}`, item])),
  }

  test.each([
    ['with a slash behind it', `${target}/`, '/api/v2'],
    ['of the API itself', `${target}/api/v2`, '/api/v2'],
    ['of the API, with a slash', `${target}/api/v2/`, '/api/v2'],
    ['of all APIs', `${target}/api`, '/api/v2'],
    ['behind a prefix', `${target}/desk`, '/desk/api/v2'],
    ['of the API behind a prefix', `${target}/desk/api/v2/`, '/desk/api/v2'],
    ['with a query', `${target}/?x=1`, '/api/v2'],
  ])('may be one %s', async (_, given, prefix) => {
    const server = parcelServer()
    const paths = new Set<string>()
    const fetch = (request: Request) => {
      const { pathname } = new URL(request.url)
      paths.add(pathname.slice(0, pathname.indexOf('/parcels')))
      return server.fetch(new Request(request.url.replace(prefix, ''), request))
    }
    const { exitCode } = await run({ target: given, document: api, fetch, operations: ['ShowParcel'] })
    expect([exitCode, [...paths]]).toEqual([0, [prefix]])
  })
})
