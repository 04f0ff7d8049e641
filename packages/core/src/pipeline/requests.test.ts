import { describe, expect, test } from 'vitest'
import { testDesk } from '../testing.ts'
import { defaultOAuthTokens } from '../world.ts'

const basic = (text: string) => ({ Authorization: `Basic ${btoa(text)}` })

describe('credentials', () => {
  test.each([
    ['a password', basic('admin@example.com:password')],
    ['the sample name', basic('login:password')],
    ['an API token', basic('admin@example.com/token:token')],
    ['an email in other letters', basic('Admin@Example.com/token:token')],
    ['an OAuth token', { Authorization: `Bearer ${defaultOAuthTokens.admin}` }],
  ])('%s signs a request', async (_, headers) => {
    const { send, person } = testDesk()
    const { status, body } = await send('GET', '/users/me', { headers })
    expect(status).toBe(200)
    expect(body.user.id).toBe(person('admin').id)
  })

  test.each([
    ['none', {}],
    ['a wrong password', basic('admin@example.com:wrong')],
    ['a wrong token', basic('admin@example.com/token:wrong')],
    ['somebody unknown', basic('nobody@example.com/token:token')],
    ['no base64', { Authorization: 'Basic %%%' }],
    ['another scheme', { Authorization: 'Digest abc' }],
  ])('%s is refused', async (_, headers) => {
    const { send } = testDesk()
    const { status, body, headers: answered } = await send('GET', '/sessions', { headers })
    expect(status).toBe(401)
    expect(body).toEqual({ error: "Couldn't authenticate you" })
    expect(answered.get('www-authenticate')).toBe('Basic realm="Web Password"')
  })

  test('an unknown access token has a form of its own', async () => {
    const { send } = testDesk()
    const { status, body } = await send('GET', '/sessions', { headers: { Authorization: 'Bearer nope' } })
    expect(status).toBe(401)
    expect(body.error).toBe('invalid_token')
  })

  test('users/me answers the anonymous user for no credentials and for a wrong password, not for a wrong token', async () => {
    const { send } = testDesk()
    for (const headers of [{}, basic('admin@example.com:wrong')]) {
      const { status, body } = await send('GET', '/users/me', { headers })
      expect(status).toBe(200)
      expect(body.user).toMatchObject({ id: null, name: 'Anonymous user', email: 'invalid@example.com' })
    }
    expect((await send('GET', '/users/me', { headers: basic('admin@example.com/token:wrong') })).status).toBe(401)
  })

  test('a role that the operation does not name is refused', async () => {
    const { call } = testDesk()
    const { status, body } = await call('endUser', 'GET', '/users')
    expect(status).toBe(403)
    expect(body.error.title).toBe('Forbidden')
  })

  test('an admin with the scope acts for somebody else', async () => {
    const { send, person } = testDesk()
    const headers = { Authorization: `Bearer ${defaultOAuthTokens.admin}`, 'X-On-Behalf-Of': 'end.user@example.com' }
    expect((await send('GET', '/users/me', { headers })).body.user.id).toBe(person('endUser').id)
    const unknown = await send('GET', '/users/me', { headers: { ...headers, 'X-On-Behalf-Of': 'nobody@example.com' } })
    expect(unknown.body.error).toBe('invalid_token')
  })
})

describe('addresses', () => {
  test.each([
    ['an unknown path', 'GET', '/nothing'],
    ['a wrong method', 'PATCH', '/sessions'],
    ['a path outside of the API', 'GET', 'https://example.zendesk.com/elsewhere'],
  ])('%s is no endpoint', async (_, method, path) => {
    const { call } = testDesk()
    const { status, body } = await call('admin', method, path)
    expect(status).toBe(404)
    expect(body).toEqual({ error: 'InvalidEndpoint', description: 'Not found' })
  })

  test.each(['/sessions.json', '/sessions/', '//sessions'])('%s means /sessions', async (path) => {
    const { call } = testDesk()
    expect((await call('admin', 'GET', path)).body.sessions).toHaveLength(100)
  })

  test('HEAD answers what GET does, without the body', async () => {
    const { call } = testDesk()
    const { status, headers, body } = await call('admin', 'HEAD', '/sessions')
    expect([status, body]).toEqual([200, null])
    expect(headers.get('etag')).toBe((await call('admin', 'GET', '/sessions')).headers.get('etag'))
  })

  test.each([
    ['abc', 400],
    ['1.5', 400],
    ['0', 404],
    ['9223372036854775807', 404],
  ])('the id %s gives %i', async (id, status) => {
    const { call } = testDesk()
    const answer = await call('admin', 'GET', `/users/${id}`)
    expect(answer.status).toBe(status)
    if (status === 400) {
      expect(answer.body.error.message).toBe(
        'You passed an invalid value for the id attribute. Invalid parameter: id must be an integer from api/v2/users/show',
      )
    }
  })

  test('an account is chosen by subdomain or header, and shares nothing with another', async () => {
    const { fakedesk, send } = testDesk()
    const admin = basic('login:password')
    const acme = await send('GET', 'https://acme.zendesk.com/api/v2/users/me', { headers: admin })
    const local = await send('GET', 'http://acme.localhost:4010/api/v2/users/me', { headers: admin })
    const header = await send('GET', 'http://127.0.0.1:4010/api/v2/users/me', {
      headers: { ...admin, 'X-Fakedesk-Account': 'acme' },
    })
    const example = await send('GET', '/users/me', { headers: admin })
    expect(local.body.user.id).toBe(acme.body.user.id)
    expect(header.body.user.id).toBe(acme.body.user.id)
    expect(example.body.user.id).not.toBe(acme.body.user.id)
    expect(fakedesk.account('acme').subdomain).toBe('acme')
  })

  test('a subdomain that nobody has answers an empty object', async () => {
    const { send } = testDesk({ accounts: ['acme'] })
    const { status, body } = await send('GET', 'https://other.zendesk.com/api/v2/users/me')
    expect([status, body]).toEqual([404, {}])
  })

  test('links name the host that a proxy in front says', async () => {
    const { send } = testDesk()
    const headers = { ...basic('login:password'), 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'desk.example.com' }
    const { body } = await send('GET', 'http://127.0.0.1:4010/api/v2/users/me', { headers })
    expect(body.user.url).toMatch(/^https:\/\/desk\.example\.com\/api\/v2\/users\/\d+\.json$/)
  })
})

describe('bodies', () => {
  const send = (type: string, body: string) =>
    testDesk().send('POST', '/groups', { headers: { ...basic('login:password'), 'Content-Type': type }, body })

  test('malformed JSON is told so', async () => {
    const { status, body } = await send('application/json', '{"group":')
    expect(status).toBe(400)
    expect(body.error).toContain('Invalid JSON')
  })

  test('another content type is refused', async () => {
    const { status, body } = await send('text/csv', 'name\nA')
    expect(status).toBe(415)
    expect(body.error).toBe('UnsupportedMediaType')
  })

  test('a body beyond the limit is refused', async () => {
    const { status } = await send('application/json', `{"group":{"name":"${'a'.repeat(9 * 1024 * 1024)}"}}`)
    expect(status).toBe(413)
  })

  test('a body without its wrapper names what is missing', async () => {
    const { status, body } = await send('application/json', '{"name":"Sales"}')
    expect(status).toBe(422)
    expect(body.description).toContain('group')
  })

  test.each([
    ['[]', 'an array in place of an object'],
    ['{"group":"Sales"}', 'a text in place of a record'],
    ['{"group":{"name":{}}}', 'an object in place of a text'],
  ])('%s is an invalid attribute: %s', async (text) => {
    const { status, body } = await send('application/json', text)
    expect([status, body.error?.title]).toEqual([400, 'Invalid attribute'])
  })

  test('what the operation does not know is ignored, and named in a header', async () => {
    const { call } = testDesk()
    const answer = await call('admin', 'POST', '/groups?colour=red', { group: { name: 'Sales', id: 7, shoe: 43 } })
    expect(answer.status).toBe(201)
    expect(answer.body.group.id).not.toBe(7)
    expect(answer.headers.get('x-zendesk-api-warn')).toBe(
      '{:allowed_parameters=>{:controller=>"groups", :action=>"create", :unpermitted_keys=>["colour", "group.id", "group.shoe"], :invalid_values=>[]}}',
    )
  })

  test('the body of a DELETE is ignored, and named the recorded way', async () => {
    const { call } = testDesk()
    const created = await call('admin', 'POST', '/groups', { group: { name: 'Sales' } })
    const { id } = created.body.group
    const { status, headers } = await call('admin', 'DELETE', `/groups/${id}`, { group: { id, name: 'Sales' } })
    expect(status).toBe(204)
    expect(headers.get('x-zendesk-api-warn')).toContain(':unpermitted_keys=>["group.id", "group.name", "group"]')
  })

  test('a refused write leaves nothing behind', async () => {
    const { call, account } = testDesk()
    await call('admin', 'GET', '/users/me')
    const before = account.version
    const { status } = await call('admin', 'POST', '/groups', { group: { name: ' ' } })
    expect([status, account.version]).toEqual([422, before])
  })
})

describe('headers', () => {
  test('those of the real service are on a page', async () => {
    const { call } = testDesk()
    const { headers } = await call('admin', 'GET', '/sessions')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('max-age=0, private, must-revalidate')
    expect(headers.get('etag')).toMatch(/^W\/"[0-9a-f]{32}"$/)
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}-\w{3}$/)
    expect(headers.get('x-rate-limit')).toBe('700')
    expect(headers.get('ratelimit-limit')).toBe('700')
    expect(headers.get('ratelimit-reset')).toMatch(/^\d+$/)
    expect(headers.get('x-zendesk-api-version')).toBe('v2')
  })

  test('an entity tag that the caller holds saves the body until something changes', async () => {
    const { call, send } = testDesk()
    const etag = (await call('admin', 'GET', '/groups')).headers.get('etag') ?? ''
    const again = () =>
      send('GET', '/groups', { headers: { ...basic('admin@example.com/token:token'), 'If-None-Match': etag } })
    expect((await again()).status).toBe(304)
    await call('admin', 'POST', '/groups', { group: { name: 'Sales' } })
    expect((await again()).status).toBe(200)
  })

  test('a refusal is not to be kept', async () => {
    const { call } = testDesk()
    const { headers } = await call('nobody', 'GET', '/sessions')
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-cache', null])
  })

  test('a record that was made is named by its address', async () => {
    const { call } = testDesk()
    const { body, headers } = await call('admin', 'POST', '/groups', { group: { name: 'Sales' } })
    expect(headers.get('location')).toBe(body.group.url)
  })

  test('browsers of other sites may ask with a token, and ask first', async () => {
    const { send } = testDesk()
    const preflight = await send('OPTIONS', '/sessions', {
      headers: { Origin: 'https://app.example', 'Access-Control-Request-Headers': 'authorization' },
    })
    expect(preflight.status).toBe(200)
    expect(preflight.headers.get('access-control-allow-methods')).toContain('GET')
    const headers = { Authorization: `Bearer ${defaultOAuthTokens.admin}`, Origin: 'https://app.example' }
    expect((await send('GET', '/sessions', { headers })).headers.get('access-control-allow-origin')).toBe('*')
    const cookieless = await send('GET', '/users/me', { headers: { Origin: 'https://app.example' } })
    expect(cookieless.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the rate limit', () => {
  test('refuses what is beyond it until the minute is over', async () => {
    const { call, account } = testDesk({ rateLimit: 2 })
    expect((await call('admin', 'GET', '/groups')).headers.get('x-rate-limit-remaining')).toBe('1')
    expect((await call('admin', 'GET', '/groups')).status).toBe(200)
    const refused = await call('admin', 'GET', '/groups')
    expect(refused.status).toBe(429)
    expect(refused.body.error).toBe('APIRateLimitExceeded')
    account.clock.advance(Number(refused.headers.get('retry-after')) * 1000)
    expect((await call('admin', 'GET', '/groups')).status).toBe(200)
  })
})

describe('the same seed', () => {
  test('gives the same bytes under a fixed clock', async () => {
    const one = await testDesk().call('admin', 'GET', '/sessions')
    const other = await testDesk().call('admin', 'GET', '/sessions')
    expect(one.body).toEqual(other.body)
    expect([...one.headers]).toEqual([...other.headers])
  })
})
