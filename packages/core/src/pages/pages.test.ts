import { describe, expect, test } from 'vitest'
import { testDesk } from '../testing.ts'

const form = (values: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(values) })
const authorization = `/oauth/authorizations/new?${new URLSearchParams({
  response_type: 'code',
  client_id: 'example_client',
  redirect_uri: 'http://localhost:3000/oauth/callback',
})}`
const signIn = { email: 'login', password: 'password' }

/** Every answer that the pages give. */
type Init = { method: string; body: URLSearchParams } | undefined
const answers: readonly [name: string, path: string, init: Init][] = [
  ['the sign-in form', '/access/login', undefined],
  ['a failed sign-in', '/access/login', form({ ...signIn, password: 'wrong' })],
  ['a sign-in', '/access/login', form(signIn)],
  ['a sign-out', '/access/logout', undefined],
  ['the consent form', authorization, undefined],
  ['a broken authorization', '/oauth/authorizations/new?client_id=nobody', undefined],
  ['a refused authorization', authorization.replace('response_type=code', 'response_type=token'), undefined],
  ['a consent', authorization, form({ ...signIn, decision: 'allow' })],
  ['a denial', authorization, form({ decision: 'deny' })],
]

async function answerOf(path: string, init?: Init, origin = 'https') {
  return testDesk().send(init?.method ?? 'GET', `${origin}://example.zendesk.com${path}`, init && { body: init.body })
}

describe('a page for people', () => {
  test.each(answers)('%s is kept by nobody, framed by nobody, and tells nobody its address', async (_, path, init) => {
    const { headers } = await answerOf(path, init)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    })
  })

  test.each(answers)('%s allows its own style and nothing else', async (_, path, init) => {
    const { headers, body } = await answerOf(path, init)
    if (!headers.get('content-type')?.startsWith('text/html')) {
      expect(body).toBeNull()
      return
    }
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(body) ?? []
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)))
    const policy = headers.get('content-security-policy')?.split('; ') ?? []
    expect(policy).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${btoa(String.fromCharCode(...digest))}'`,
      expect.stringMatching(/^form-action 'self'/),
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
    expect(body).not.toMatch(/<script|<img|<link| style=| on\w+=/i)
  })

  test('lets the consent form lead to the program that asked, and to no other', async () => {
    const { headers } = await answerOf(authorization)
    expect(headers.get('content-security-policy')).toContain("form-action 'self' http://localhost:3000;")
  })

  test('writes what it was given as text', async () => {
    const { body } = await answerOf(`/access/login?return_to=${encodeURIComponent('/"><script>alert(1)</script>')}`)
    expect(body).not.toContain('<script')
  })
})

describe('the cookie of a session', () => {
  test.each([
    ['https', '/access/login', form(signIn), true],
    ['http', '/access/login', form(signIn), false],
    ['https', authorization, form({ ...signIn, decision: 'allow' }), true],
    ['https', '/access/logout', undefined, true],
    ['http', '/access/logout', undefined, false],
  ] as const)('over %s at %s is out of reach of scripts and of foreign forms', async (scheme, path, init, secure) => {
    const { headers } = await answerOf(path, init, scheme)
    const [pair, ...attributes] = headers.get('set-cookie')?.split('; ') ?? []
    expect(pair).toMatch(/^_zendesk_session=/)
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']))
    expect(attributes.includes('Secure')).toBe(secure)
  })
})

describe('the address to return to', () => {
  /** Where the browser ends that was told to go there after sign-in, by the form and by the address of the form. */
  async function ends(returnTo: string) {
    const { send } = testDesk()
    const shown = await send('GET', `/access/login?return_to=${encodeURIComponent(returnTo)}`)
    const [, offered = ''] = /name="return_to" value="([^"]*)"/.exec(shown.body) ?? []
    const direct = await send('POST', '/access/login', form({ ...signIn, return_to: returnTo }))
    const location = direct.headers.get('location') ?? ''
    return [offered.replaceAll('&amp;', '&'), location].map((to) => new URL(to, 'https://example.zendesk.com').href)
  }

  const here = 'https://example.zendesk.com'

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '\t//evil.example',
    '/\n/evil.example',
    '/\r\n/evil.example',
    ' //evil.example',
    '\u0000//evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/%2e%2e/%2e//evil.example',
    '/.\\\\evil.example',
    'https://evil.example/',
    'https:evil.example',
    'https:/\\evil.example',
    'http://example.zendesk.com/',
    'https://example.zendesk.com@evil.example/',
    'https://example.zendesk.com.evil.example/',
    'https://example.zendesk.com:8443/',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://example.zendesk.com/x',
    'https://[',
  ])('%j leads nowhere else', async (returnTo) => {
    for (const end of await ends(returnTo)) expect(new URL(end).origin).toBe(here)
  })

  test.each([
    ['/api/v2/users/me', `${here}/api/v2/users/me`],
    ['/日本?q=ü#é', `${here}/%E6%97%A5%E6%9C%AC?q=%C3%BC#%C3%A9`],
    ['/a\r\nSet-Cookie: a=b', `${here}/aSet-Cookie:%20a=b`],
    ['/%2fevil.example', `${here}/%2fevil.example`],
    ['/%252fevil.example', `${here}/%252fevil.example`],
    ['/agent?next=//evil.example', `${here}/agent?next=//evil.example`],
    ['https://example.zendesk.com/agent', `${here}/agent`],
    ['agent', `${here}/agent`],
    ['', `${here}/`],
  ])('%j leads to %s', async (returnTo, want) => {
    expect(await ends(returnTo)).toEqual([want, want])
  })

  test('is never read from a raw address with a tab in it', async () => {
    const { body } = await answerOf('/access/login?return_to=/%09/evil.example')
    expect(body).toContain('name="return_to" value="/"')
  })
})

test.each([
  '{"email":{"toString":1},"password":{"valueOf":"x","toString":null}}',
  '{"email":["admin@example.com"],"password":7}',
  'null',
  '[',
])('a sign-in of %s is a wrong one', async (body) => {
  const { send } = testDesk()
  const { status } = await send('POST', '/access/login', { headers: { 'Content-Type': 'application/json' }, body })
  expect(status).toBe(401)
})
