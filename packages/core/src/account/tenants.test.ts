import { describe, expect, test, vi } from 'vitest'
import { createFakedesk } from '../fakedesk.ts'
import { testDesk } from '../testing.ts'
import { realClock } from './clock.ts'

const token = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
const longest = 'a'.repeat(63)
const desk = (options = {}) => {
  const { send, ...rest } = testDesk(options)
  const get = (url: string, headers: Record<string, string> = {}) =>
    send('GET', url, { headers: { ...token, ...headers } })
  const of = (name: string, path = '/users/me') => get(`https://${name}.zendesk.com/api/v2${path}`)
  return { get, of, send, ...rest }
}

describe('the name of an account', () => {
  test.each([
    ['a', 'a'],
    ['qa', 'qa'],
    ['0', '0'],
    ['a-b', 'a-b'],
    ['ACME', 'acme'],
    [longest, longest],
  ])('may be %s, by host, by header and in code', async (given, want) => {
    const { get, fakedesk } = desk()
    const answers = [
      await get(`https://${given}.zendesk.com/api/v2/users/me`),
      await get(`http://${given}.localhost:4010/api/v2/users/me`),
      await get('http://127.0.0.1/api/v2/users/me', { 'X-Fakedesk-Account': given }),
    ]
    const [id] = [...fakedesk.account(want).users.by('role', 'admin')].map((user) => user.id)
    expect(answers.map(({ status, body }) => [status, body.user.id])).toEqual(answers.map(() => [200, id]))
    expect(fakedesk.account(given).subdomain).toBe(want)
    expect(createFakedesk({ defaultAccount: given }).account().subdomain).toBe(want)
    fakedesk.reset(given)
  })

  const rule = 'one has 1 to 63 letters, digits and inner hyphens, as in acme-support'
  test.each(['My_Test', 'my_account', 'a-', '-a', 'a.b', `${longest}a`, '__proto__'])('cannot be %s', async (name) => {
    const { get, fakedesk } = desk()
    const refusal = (given: string) => `${JSON.stringify(given)} is no account name; ${rule}`
    const description = refusal(name)
    const refused = (given: string) => ({
      status: 404,
      body: { error: 'InvalidAccountName', description: refusal(given) },
    })
    // fetch writes hosts in small letters.
    const small = name.toLowerCase()
    for (const path of ['/users/me', '/nonsense']) {
      expect(await get(`https://${name}.zendesk.com/api/v2${path}`)).toMatchObject(refused(small))
      expect(await get(`http://${name}.localhost/api/v2${path}`)).toMatchObject(refused(small))
      expect(await get(`http://localhost/api/v2${path}`, { 'X-Fakedesk-Account': name })).toMatchObject(refused(name))
    }
    for (const wrong of [
      () => fakedesk.account(name),
      () => fakedesk.now(name),
      () => fakedesk.reset(name),
      () => createFakedesk({ defaultAccount: name }),
      () => createFakedesk({ accounts: ['acme', name] }),
    ])
      expect(wrong).toThrow(description)
  })

  test.each(['', ' ', 'a b', '日本', 'a\tb'])('cannot be %j in a header or in code', async (name) => {
    const { get, fakedesk } = desk()
    expect(() => fakedesk.account(name)).toThrow(rule)
    if (/[^ -~\t]/.test(name)) return
    const { status } = await get('http://localhost/api/v2/users/me', { 'X-Fakedesk-Account': name || '-' })
    expect(status).toBe(404)
  })

  test('of two letters is good for the whole life of its brand', async () => {
    const { send, fakedesk } = desk()
    const [brand] = fakedesk.account('qa').brands.rows
    const { status, body } = await send('PUT', `https://qa.zendesk.com/api/v2/brands/${brand?.id}`, {
      headers: { ...token, 'Content-Type': 'application/json' },
      body: JSON.stringify({ brand: { name: 'Quality' } }),
    })
    expect([status, body.brand.subdomain]).toEqual([200, 'qa'])
  })
})

describe('a closed list of accounts', () => {
  test('has no others, and the first is that of hosts that name none', async () => {
    const { get, of, fakedesk } = desk({ accounts: ['acme', 'Beta'] })
    expect((await get('http://127.0.0.1/api/v2/users/me')).body.user.id).toBe((await of('acme')).body.user.id)
    expect((await of('beta')).status).toBe(200)
    for (const path of ['/users/me', '/nonsense']) {
      expect(await of('other', path)).toMatchObject({ status: 404, body: {} })
      expect(await of('example', path)).toMatchObject({ status: 404, body: {} })
    }
    for (const wrong of [() => fakedesk.account('other'), () => fakedesk.now('other'), () => fakedesk.reset('other')]) {
      expect(wrong).toThrow('there is no account other; name it in the option accounts')
    }
  })

  test('has the default account as well', async () => {
    const { of } = desk({ accounts: ['acme'], defaultAccount: 'beta' })
    expect([(await of('acme')).status, (await of('beta')).status]).toEqual([200, 200])
  })
})

describe('the subdomain of a brand', () => {
  const brand = (subdomain: string) => ({ brand: { name: subdomain, subdomain } })

  test('is an address of its account, and links keep it', async () => {
    const { of, call } = desk({ accounts: ['example', 'acme'] })
    expect((await of('plants')).status).toBe(404)
    const { body } = await call('admin', 'POST', '/brands', brand('Plants'))
    const { user } = (await of('plants')).body
    expect(user.id).toBe((await of('example')).body.user.id)
    expect(user.url).toBe(`https://plants.zendesk.com/api/v2/users/${user.id}.json`)
    await call('admin', 'PUT', `/brands/${body.brand.id}`, { brand: { subdomain: 'greens' } })
    expect([(await of('plants')).status, (await of('greens')).status]).toEqual([404, 200])
    await call('admin', 'PUT', `/brands/${body.brand.id}`, { brand: { active: false } })
    await call('admin', 'DELETE', `/brands/${body.brand.id}`)
    expect((await of('greens')).status).toBe(404)
  })

  test('does not stand for the account that a fork makes', async () => {
    const { of, call, fakedesk } = desk()
    await call('admin', 'POST', '/brands', brand('plants'))
    const fork = fakedesk.fork('example', 'plants')
    expect(fork.subdomain).toBe('plants')
    expect(fakedesk.account('example')).not.toBe(fork)
    expect(fakedesk.account('plants')).toBe(fork)
    expect((await of('plants')).status).toBe(200)
  })

  test('comes before an account that nobody has written to, and after one that somebody has', async () => {
    const { of, call, fakedesk } = desk()
    const before = (await of('plants')).body.user.id
    fakedesk.account('herbs')
    await call('admin', 'POST', '/brands', brand('plants'))
    await call('admin', 'POST', '/brands', brand('herbs'))
    const own = (await of('example')).body.user.id
    expect((await of('plants')).body.user.id).toBe(own)
    expect((await of('herbs')).body.user.id).not.toBe(own)
    fakedesk.reset('example')
    expect((await of('plants')).body.user.id).toBe(before)
  })
})

describe('an account that nobody has written to', () => {
  /** Asks so many other accounts that none of them all can have been kept. */
  const askOthers = async (of: ReturnType<typeof desk>['of']) => {
    for (let n = 0; n < 100; n++) await of(`other${n}`)
  }
  const paths = ['/users', '/sessions?page[size]=100', '/users/me', '/groups', '/brands']
  const read = async ({ of }: ReturnType<typeof desk>, name: string) => {
    const answers = []
    for (const path of paths) {
      const { status, headers, body } = await of(name, path)
      headers.delete('x-request-id')
      answers.push({ status, headers: Object.fromEntries(headers), body })
    }
    return answers
  }

  test('answers alike when it was forgotten and made again', async () => {
    const some = desk()
    const before = await read(some, 'acme')
    await askOthers(some.of)
    expect(await read(some, 'acme')).toEqual(before)
  })

  test('keeps its records when time has gone on, and calls nothing unchanged that has changed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-14T09:00:00Z') })
    const some = desk({ clock: realClock })
    const [users, sessions] = await read(some, 'acme')
    vi.setSystemTime(Date.parse('2026-03-14T10:00:00Z'))
    await askOthers(some.of)
    const [later, latest] = await read(some, 'acme')
    vi.useRealTimers()
    const created = (list: typeof users) => list?.body.users.map(({ created_at }: { created_at: string }) => created_at)
    expect(created(later)).toEqual(created(users))
    expect(latest?.body).toEqual(sessions?.body)
    expect(later?.headers.etag).not.toBe(users?.headers.etag)
  })

  test('is made for no address that nobody answers', async () => {
    let made = 0
    const { of } = desk({
      world: () => {
        made++
      },
    })
    made = 0
    for (let n = 0; n < 10; n++) expect((await of(`none${n}`, '/nonsense')).status).toBe(404)
    expect(made).toBe(0)
  })
})

describe('an account stays', () => {
  const others = async ({ of }: ReturnType<typeof desk>) => {
    for (let n = 0; n < 100; n++) await of(`other${n}`)
  }

  test('once it was written to', async () => {
    const some = desk()
    const { status } = await some.send('POST', 'https://acme.zendesk.com/api/v2/groups', {
      headers: { ...token, 'Content-Type': 'application/json' },
      body: JSON.stringify({ group: { name: 'Night shift' } }),
    })
    await others(some)
    const { body } = await some.of('acme', '/groups')
    expect([status, body.groups.map(({ name }: { name: string }) => name)]).toEqual([
      201,
      expect.arrayContaining(['Night shift']),
    ])
  })

  test('once its clock was moved', async () => {
    const some = desk()
    const { clock } = some.fakedesk.account('acme')
    clock.advance(1000)
    await others(some)
    expect(some.fakedesk.now('acme')).toBe(clock.now())
  })

  test('while somebody holds it', async () => {
    const some = desk()
    const account = some.fakedesk.account('acme')
    await others(some)
    expect(some.fakedesk.account('acme')).toBe(account)
  })

  test('while a request waits for its body', async () => {
    const some = desk()
    let give: (bytes: Uint8Array) => void = () => {}
    const bytes = new Promise<Uint8Array>((resolve) => {
      give = resolve
    })
    const headers: Record<string, string> = { authorization: token.Authorization, 'content-type': 'application/json' }
    const url = 'https://acme.zendesk.com/api/v2/groups'
    const slow = some.fakedesk.handle({
      method: 'POST',
      url,
      header: (name) => headers[name.toLowerCase()],
      bytes: () => bytes,
      request: () => new Request(url),
    })
    await others(some)
    give(new TextEncoder().encode('{"group":{"name":"Late shift"}}'))
    expect((await slow).status).toBe(201)
    const { body } = await some.of('acme', '/groups')
    expect(body.groups.map(({ name }: { name: string }) => name)).toContain('Late shift')
  })
})
