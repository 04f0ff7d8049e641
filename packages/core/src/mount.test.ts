import { expect, test } from 'vitest'
import { mounted } from './mount.ts'
import { testDesk } from './testing.ts'

const place = 'http://127.0.0.1:4010/_accounts/acme'
const headers = { authorization: `Basic ${btoa('admin@example.com/token:token')}` }

test.each([
  ['http://a:1/_accounts/acme/api/v2/users?x=1', '/_accounts/acme', 'http://a:1/api/v2/users?x=1'],
  ['http://a:1/_accounts/acme', '/_accounts/acme', 'http://a:1'],
  ['http://a:1/_accounts/acme?x=1', '/_accounts/acme', 'http://a:1?x=1'],
  ['http://a:1/_accounts//api', '/_accounts/', 'http://a:1/api'],
  ['http://a:1/api/_accounts/acme', undefined, 'http://a:1/api/_accounts/acme'],
  ['http://a:1/_accountsacme', undefined, 'http://a:1/_accountsacme'],
  ['http://a:1', undefined, 'http://a:1'],
])('%s is cut at %s', (given, mount, url) => {
  expect(mounted(given)).toEqual({ mount, url })
})

test('an account under a path is the one of that name, and its links keep the path', async () => {
  const { fakedesk } = testDesk()
  const read = async (address: string) => (await fakedesk.fetch(address, { headers })).json()
  const page = await read(`${place}/api/v2/tickets?page[size]=1`)
  expect(page.tickets[0].url).toMatch(/^http:\/\/127\.0\.0\.1:4010\/_accounts\/acme\/api\/v2\/tickets\/\d+\.json$/)
  expect(page.links.next).toMatch(/^http:\/\/127\.0\.0\.1:4010\/_accounts\/acme\/api\/v2\/tickets\?/)
  expect((await read(page.links.next)).tickets[0].id).not.toBe(page.tickets[0].id)
  const elsewhere = await read('https://acme.zendesk.com/api/v2/users/me')
  expect((await read(`${place}/api/v2/users/me`)).user.id).toBe(elsewhere.user.id)
})

test('what is made there has its place there, files included', async () => {
  const { fakedesk } = testDesk()
  const made = await fakedesk.fetch(`${place}/api/v2/organizations`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ organization: { name: 'Tea House' } }),
  })
  expect(made.headers.get('location')).toMatch(`${place}/api/v2/organizations/`)
  const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/binary' }, body: 'a dent' }
  const { upload } = await (await fakedesk.fetch(`${place}/api/v2/uploads?filename=dent.txt`, sent)).json()
  expect(upload.attachment.content_url).toMatch(`${place}/attachments/token/`)
  expect(await (await fakedesk.fetch(upload.attachment.content_url)).text()).toBe('a dent')
})

test('signing in stays at the place', async () => {
  const { fakedesk } = testDesk()
  const body = new URLSearchParams({
    email: 'login',
    password: 'password',
    return_to: '/_accounts/acme/api/v2/users/me',
  })
  expect(await (await fakedesk.fetch(`${place}/access/login`)).text()).toContain(
    'action="/_accounts/acme/access/login"',
  )
  const signedIn = await fakedesk.fetch(`${place}/access/login`, { method: 'POST', body })
  expect(signedIn.headers.get('location')).toBe('/_accounts/acme/api/v2/users/me')
  expect(signedIn.headers.get('set-cookie')).toContain('Path=/_accounts/acme;')
  const signedOut = await fakedesk.fetch(`${place}/access/logout`)
  expect(signedOut.headers.get('location')).toBe('/_accounts/acme/access/login')
})

test.each(['My_Test', '', '%61cme', 'a.b'])('the place %j is none', async (name) => {
  const { fakedesk } = testDesk()
  const { status } = await fakedesk.fetch(`http://127.0.0.1/_accounts/${name}/api/v2/users/me`, { headers })
  expect(status).toBe(404)
})
