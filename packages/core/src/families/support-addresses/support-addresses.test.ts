import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const path = '/recipient_addresses'

function desk() {
  const tools = testDesk()
  const { call } = tools
  const add = (given: object = {}) =>
    call('admin', 'POST', path, { recipient_address: { email: 'sales@shop.test', name: 'Sales', ...given } })
  const show = async (id: number) => (await call('admin', 'GET', `${path}/${id}`)).body.recipient_address
  const first = async () => (await call('admin', 'GET', path)).body.recipient_addresses[0]
  return { ...tools, add, show, first }
}

describe('support addresses', () => {
  test('begin with the account’s own, which is verified and stays', async () => {
    const { call, account, first } = desk()
    const own = await first()
    expect(own).toEqual({
      url: `https://example.zendesk.com/api/v2/recipient_addresses/${own.id}.json`,
      id: expect.any(Number),
      brand_id: account.brands.by('isDefault', true).first()?.id,
      default: true,
      name: 'Example',
      email: 'support@example.zendesk.com',
      forwarding_status: 'verified',
      spf_status: 'verified',
      cname_status: 'verified',
      domain_verification_status: 'verified',
      domain_verification_code: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    expect((await call('admin', 'DELETE', `${path}/${own.id}`)).status).toBe(422)
    expect(await first()).toEqual(own)
  })

  test('outside of the service are answered as recorded, with one code for a domain', async () => {
    const { account, add, call, first } = desk()
    const made = await add()
    const { recipient_address } = made.body
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(recipient_address.url)
    expect(Object.entries(recipient_address)).toEqual([
      ['url', `https://example.zendesk.com/api/v2/recipient_addresses/${recipient_address.id}.json`],
      ['id', expect.any(Number)],
      ['brand_id', (await first()).brand_id],
      ['default', null],
      ['name', 'Sales'],
      ['email', 'sales@shop.test'],
      ['forwarding_status', 'waiting'],
      ['spf_status', 'failed'],
      ['cname_status', 'unknown'],
      ['domain_verification_status', 'failed'],
      ['domain_verification_code', expect.stringMatching(/^[0-9a-f]{16}$/)],
      ['created_at', account.now],
      ['updated_at', account.now],
    ])
    const codeOf = async (email: string) => (await add({ email })).body.recipient_address.domain_verification_code
    expect(await codeOf('orders@SHOP.test')).toBe(recipient_address.domain_verification_code)
    expect(await codeOf('orders@store.test')).not.toBe(recipient_address.domain_verification_code)
    expect((await call('admin', 'GET', `${path}?include=brands`)).body.brands).toHaveLength(1)
  })

  test('at a subdomain of the account’s are verified at once, at another’s refused', async () => {
    const { call, add } = desk()
    await call('admin', 'POST', '/brands', { brand: { name: 'Shop', subdomain: 'shop' } })
    const made = await add({ email: 'help@shop.zendesk.com' })
    expect(made.body.recipient_address).toMatchObject({ forwarding_status: 'verified', domain_verification_code: null })
    expect((await add({ email: 'help@foreign.zendesk.com' })).status).toBe(422)
  })

  test('change but for the address itself; one of them is the default', async () => {
    const { account, call, add, first, show } = desk()
    const own = await first()
    const { recipient_address } = (await add()).body
    account.clock.advance(1000)
    const update = { email: 'other@shop.test', name: 'Order desk', default: true }
    const changed = await call('admin', 'PUT', `${path}/${recipient_address.id}`, { recipient_address: update })
    const want = { ...recipient_address, name: 'Order desk', default: true, updated_at: account.now }
    expect(changed.body.recipient_address).toEqual(want)
    expect((await show(own.id)).default).toBe(false)
    await call('admin', 'PUT', `${path}/${recipient_address.id}`, { recipient_address: { default: false } })
    expect((await show(recipient_address.id)).default).toBe(true)
    expect((await call('admin', 'DELETE', `${path}/${own.id}`)).status).toBe(204)
    expect((await call('admin', 'GET', path)).body.count).toBe(1)
  })

  test.each([
    [{ email: ' ' }, 'email', { description: 'Email: cannot be blank', error: 'BlankValue' }],
    [{ email: 'badmail' }, 'email', { description: 'Email: badmail is not properly formatted' }],
    [
      { email: 'SUPPORT@example.zendesk.com' },
      'email',
      { description: 'Email: SUPPORT@example.zendesk.com has already been taken', error: 'DuplicateValue' },
    ],
    [{ brand_id: 1 }, 'brand', { description: 'Brand: is invalid', error: 'InvalidValue' }],
  ])('%o is refused', async (given, property, problem) => {
    const { status, body } = await desk().add(given)
    expect([status, body.details]).toEqual([422, { [property]: [problem] }])
  })
})

describe('verification', () => {
  test.each([
    ['forwarding', { forwarding_status: 'verified' }],
    ['spf', { spf_status: 'verified' }],
    ['dns', { cname_status: 'verified', domain_verification_status: 'verified' }],
    [undefined, { forwarding_status: 'verified' }],
  ])('of %s shows its outcome later', async (type, outcome) => {
    const { account, call, add, show } = desk()
    const before = (await add()).body.recipient_address
    const body = type === undefined ? undefined : { type }
    const begun = await call('admin', 'PUT', `${path}/${before.id}/verify`, body)
    expect([begun.status, begun.body]).toEqual([200, null])
    expect(await show(before.id)).toEqual(before)
    account.clock.advance(60_000)
    expect(await show(before.id)).toEqual({ ...before, ...outcome, updated_at: account.now })
  })

  test('fails where no mail can arrive, and minds no address that has gone', async () => {
    const { account, call, add, show, first } = desk()
    const lost = (await add({ email: 'sales@shop.invalid' })).body.recipient_address
    const gone = (await add()).body.recipient_address
    for (const { id } of [lost, gone, await first()]) await call('admin', 'PUT', `${path}/${id}/verify`, {})
    await call('admin', 'DELETE', `${path}/${gone.id}`)
    account.clock.advance(60_000)
    expect((await show(lost.id)).forwarding_status).toBe('failed')
    expect((await first()).forwarding_status).toBe('verified')
  })
})

test.each([
  ['GET', '', [200, 200, 200, 200, 403, 401]],
  ['GET', '/ADDRESS', [200, 200, 200, 200, 403, 401]],
  ['POST', '', [201, 403, 403, 201, 403, 401]],
  ['PUT', '/ADDRESS', [200, 403, 403, 200, 403, 401]],
  ['PUT', '/ADDRESS/verify', [200, 403, 403, 200, 403, 401]],
  ['DELETE', '/ADDRESS', [204, 403, 403, 204, 403, 401]],
] as const)('who may %s %s', async (method, rest, want) => {
  const got = []
  for (const name of ['admin', 'agent', 'light', 'manager', 'endUser', 'nobody'] as const) {
    const { call, add, agentWith } = desk()
    const { id } = (await add({ email: 'known@shop.test' })).body.recipient_address
    const manager = agentWith({ manage_extensions_and_channels: true })
    const who = name === 'light' ? agentWith({}, 1) : name === 'manager' ? manager : name
    const given = rest.endsWith('verify') ? {} : { recipient_address: { email: 'sales@shop.test' } }
    const body = method === 'GET' || method === 'DELETE' ? undefined : given
    got.push((await call(who, method, path + rest.replace('ADDRESS', `${id}`), body)).status)
  }
  expect(got).toEqual(want)
})
