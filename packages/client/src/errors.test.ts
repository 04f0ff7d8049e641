import { describe, expect, test } from 'vitest'
import { baseUrl, instantSleep, scriptedFetch } from '../test/scripted-fetch.ts'
import {
  AuthenticationError,
  ConflictError,
  type Credentials,
  createClient,
  ForbiddenError,
  InvalidRecordError,
  NetworkError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ZendeskApiError,
} from './index.ts'

async function errorFor(answer: Response | Error, credentials?: Credentials): Promise<unknown> {
  const { fetch } = scriptedFetch(answer)
  const client = createClient({ baseUrl, fetch, maxRetries: 0, ...(credentials && { credentials }) })
  return client.GET('/api/v2/sessions').catch((error: unknown) => error)
}

describe('the status chooses the class', () => {
  test.each([
    [400, ZendeskApiError],
    [401, AuthenticationError],
    [403, ForbiddenError],
    [404, NotFoundError],
    [409, ConflictError],
    [413, ZendeskApiError],
    [422, InvalidRecordError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
  ])('%i: %o', async (status, Kind) => {
    const error = await errorFor(new Response('', { status }))
    expect(error).toBeInstanceOf(ZendeskApiError)
    expect(Object.getPrototypeOf(error)).toBe(Kind.prototype)
    expect(error).toHaveProperty('name', Kind.name)
  })
})

describe('every form of refusal is told in one sentence', () => {
  test.each([
    [401, { error: "Couldn't authenticate you" }, "401: Couldn't authenticate you."],
    [
      403,
      { error: { title: 'Forbidden', message: 'You do not have access to this page.' } },
      '403: Forbidden: You do not have access to this page.',
    ],
    [404, { error: 'RecordNotFound', description: 'Not found' }, '404: Not found (RecordNotFound).'],
    [
      400,
      { error: 'TooManyValues', description: 'Parameter  cannot specify more than 100 values', max_count: 100 },
      '400: Parameter cannot specify more than 100 values (TooManyValues).',
    ],
    [
      422,
      {
        error: 'RecordInvalid',
        description: 'Record validation errors',
        details: {
          email: [{ description: 'Email: a@b.test is already being used by another user', error: 'DuplicateValue' }],
          base: [{ description: 'Model: is required when solving a ticket', error: null }],
        },
      },
      '422: Record validation errors: Email: a@b.test is already being used by another user; ' +
        'Model: is required when solving a ticket (RecordInvalid).',
    ],
    [
      400,
      {
        errors: [
          { code: 'InvalidPaginationParameter', title: 'page[after] is not valid' },
          { code: 'InvalidValue', title: 'Name', detail: 'cannot be blank.', status: '400' },
        ],
      },
      '400: page[after] is not valid (InvalidPaginationParameter); Name: cannot be blank (InvalidValue).',
    ],
    [
      401,
      { error: 'invalid_token', error_description: 'The access token provided is expired.' },
      '401: The access token provided is expired (invalid_token).',
    ],
    [403, { error: 'Unauthorized' }, '403: Unauthorized.'],
    [404, {}, '404: no reason is given.'],
    [422, { errors: ['Name is too long.'] }, '422: Name is too long.'],
  ])('%i %j', async (status, body, want) => {
    const error = await errorFor(Response.json(body, { status }))
    expect(error).toHaveProperty(
      'message',
      expect.stringContaining(`GET ${baseUrl}/api/v2/sessions was answered with ${want} `),
    )
    expect(error).toHaveProperty('body', body)
  })

  test.each([
    ['<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>', '502: 502 Bad Gateway.'],
    ['<p>upstream\n  is <b>gone</b></p>', '502: upstream is gone.'],
    ['upstream connect error\n', '502: upstream connect error.'],
    ['', '502: no reason is given.'],
  ])('502 %j', async (text, want) => {
    const error = await errorFor(new Response(text, { status: 502 }))
    expect(error).toHaveProperty('message', expect.stringContaining(want))
    expect(error).toHaveProperty('message', expect.not.stringContaining('\n'))
  })
})

describe('an error of the API', () => {
  test('names the request, the answer and its headers', async () => {
    const headers = { 'X-Request-Id': 'abc-123', 'Retry-After': '93' }
    const body = { error: 'APIRateLimitExceeded', description: 'Number of allowed API requests per minute exceeded' }
    const error = await errorFor(Response.json(body, { status: 429, headers }))
    expect(error).toMatchObject({
      method: 'GET',
      url: `${baseUrl}/api/v2/sessions`,
      status: 429,
      code: 'APIRateLimitExceeded',
      body,
      requestId: 'abc-123',
      retryAfter: 93,
    })
    expect(error).toHaveProperty('message', expect.stringContaining('Try again in 93 seconds, or raise maxRetries.'))
    expect(error instanceof ZendeskApiError && error.headers.get('X-Request-Id')).toBe('abc-123')
  })

  test('says what is wrong with each property of a record', async () => {
    const details = { email: [{ description: 'Email: is taken', error: 'DuplicateValue' }], name: [] }
    const error = await errorFor(Response.json({ error: 'RecordInvalid', description: 'No', details }, { status: 422 }))
    expect(error).toHaveProperty('details', details)
  })

  test('has no details where there are none to read', async () => {
    const answer = Response.json({ error: 'invalid', description: 'No', details: { base: 'text' } }, { status: 422 })
    expect(await errorFor(answer)).toHaveProperty('details', { base: [] })
    expect(await errorFor(new Response('no', { status: 422 }))).toHaveProperty('details', {})
  })

  test('tells wrong credentials from none', async () => {
    const wrong = await errorFor(new Response('', { status: 401 }), { accessToken: 'abc' })
    const none = await errorFor(new Response('', { status: 401 }))
    expect(wrong).toHaveProperty('message', expect.stringContaining('Check the email'))
    expect(none).toHaveProperty('message', expect.stringContaining('No credentials were sent'))
  })

  test('gives the request id that the support asks for when the service fails', async () => {
    const error = await errorFor(new Response('', { status: 500, headers: { 'X-Request-Id': 'abc-123' } }))
    expect(error).toHaveProperty('message', expect.stringContaining('abc-123'))
  })

  test('stands for a success that is not JSON, such as a page to sign in', async () => {
    const headers = { 'Content-Type': 'text/html; charset=utf-8' }
    const error = await errorFor(new Response('<title>Sign in</title>', { headers }))
    expect(error).toBeInstanceOf(ZendeskApiError)
    expect(error).toHaveProperty('message', expect.stringContaining('200: Sign in. Check that this is the address'))
  })
})

describe('a network error', () => {
  test('keeps its cause and tells the reason at the bottom', async () => {
    const cause = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:4010') })
    const error = await errorFor(cause)
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ name: 'NetworkError', method: 'GET', url: `${baseUrl}/api/v2/sessions`, cause })
    expect(error).toHaveProperty(
      'message',
      expect.stringContaining('got no answer: connect ECONNREFUSED 127.0.0.1:4010.'),
    )
  })

  test('tells the first of several reasons', async () => {
    const error = await errorFor(new AggregateError([new Error('connect ECONNREFUSED ::1:4010')]))
    expect(error).toHaveProperty('message', expect.stringContaining('connect ECONNREFUSED ::1:4010'))
  })

  test('comes also when the answer breaks off', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.error(new Error('terminated'))
      },
    })
    expect(await errorFor(new Response(body))).toBeInstanceOf(NetworkError)
  })
})

test('an aborted call rejects with the reason of its signal', async () => {
  const reason = new Error('no longer wanted')
  const { fetch } = scriptedFetch(new TypeError('aborted'))
  const client = createClient({ baseUrl, fetch, ...instantSleep() })
  const call = client.GET('/api/v2/sessions', { signal: AbortSignal.abort(reason) })
  await expect(call).rejects.toBe(reason)
})
