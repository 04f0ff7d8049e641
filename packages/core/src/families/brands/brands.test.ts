import { describe, expect, test } from 'vitest'
import { png, type TestAnswer, testDesk } from '../../testing.ts'
import { joinBrand } from '../brand-agents/join-brand.ts'
import { defaultBrand } from './change-brand.ts'

const names = ({ body }: TestAnswer): string[] => body.brands.map(({ name }: { name: string }) => name)

const desk = () => {
  const { account, ...rest } = testDesk()
  const create = (brand: object) => rest.call('admin', 'POST', '/brands', { brand })
  const plants = async () => (await create({ name: 'Plants', subdomain: 'plants' })).body.brand
  /** Sends a form as the admin. */
  const sendForm = (method: string, path: string, form: FormData) => {
    const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
    return rest.send(method, path, { headers, body: form })
  }
  return { account, create, plants, sendForm, ...rest }
}

function formWith(field: string, file: File, more: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  form.set(field, file)
  return form
}

const logoField = 'brand[logo][uploaded_data]'
const picture = () => new File([new Uint8Array([137, 80, 78, 71])], 'leaf & stem.png', { type: 'image/png' })

describe('creating', () => {
  test('takes name and subdomain and answers the record in the recorded order', async () => {
    const { create, account } = desk()
    const { status, headers, body } = await create({ name: 'Plants', subdomain: 'plants' })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(body.brand.url)
    expect(Object.entries(body.brand)).toEqual([
      ['url', `https://example.zendesk.com/api/v2/brands/${body.brand.id}.json`],
      ['id', expect.any(Number)],
      ['name', 'Plants'],
      ['brand_url', 'https://plants.zendesk.com'],
      ['subdomain', 'plants'],
      ['host_mapping', null],
      ['has_help_center', false],
      ['help_center_state', 'disabled'],
      ['active', true],
      ['default', false],
      ['is_deleted', false],
      ['logo', null],
      ['ticket_form_ids', Array.from(account.ticketForms.rows.ordered('position'), ({ id }) => id)],
      ['signature_template', '{{agent.signature}}'],
      ['created_at', '2026-03-14T09:00:00Z'],
      ['updated_at', '2026-03-14T09:00:00Z'],
    ])
  })

  test.each([
    ['no name', { subdomain: 'plants' }, ['name']],
    ['no subdomain', { name: 'Plants' }, ['subdomain']],
    ['neither', { active: true }, ['name', 'subdomain']],
    ['a malformed subdomain', { name: 'Plants', subdomain: 'my plants' }, ['route.subdomain']],
    ['the subdomain of another brand', { name: 'Plants', subdomain: 'EXAMPLE' }, ['subdomain']],
  ])('refuses %s', async (_, given, want) => {
    const { status, body } = await desk().create(given)
    expect(status).toBe(422)
    expect(Object.keys(body.details)).toEqual(want)
  })
})

describe('listing', () => {
  test('comes by name, without deleted ones unless they are asked for', async () => {
    const { call, create, plants } = desk()
    await create({ name: 'apples', subdomain: 'apples' })
    const { id } = await plants()
    expect(names(await call('agent', 'GET', '/brands'))).toEqual(['apples', 'Example', 'Plants'])
    expect(names(await call('agent', 'GET', '/brands?page[size]=2'))).toEqual(['apples', 'Example'])
    await call('admin', 'PUT', `/brands/${id}`, { brand: { active: false } })
    expect(names(await call('agent', 'GET', '/brands'))).toEqual(['apples', 'Example', 'Plants'])
    await call('admin', 'DELETE', `/brands/${id}`)
    expect(names(await call('agent', 'GET', '/brands'))).toEqual(['apples', 'Example'])
    const all = await call('agent', 'GET', '/brands?include_deleted=true')
    expect(all.body.brands).toMatchObject([{}, {}, { name: 'Plants', is_deleted: true }])
  })

  test('tells the brands that tickets of a brand can move to', async () => {
    const { call, account, plants } = desk()
    const { id } = await plants()
    await call('admin', 'PUT', `/brands/${id}`, { brand: { active: false } })
    const path = `/brands?assignable_from=${defaultBrand(account).id}`
    expect(names(await call('agent', 'GET', path))).toEqual(['Example'])
    expect(names(await call('agent', 'GET', '/brands?assignable_from=1'))).toEqual([])
  })

  test('shows an agent who cannot assign to any brand only the own ones', async () => {
    const { call, account, agentWith, plants } = desk()
    const { id } = await plants()
    const agent = agentWith({})
    account.commit(() => joinBrand(account, agent.id, id))
    expect(names(await call(agent, 'GET', '/brands'))).toEqual(['Plants'])
    expect((await call(agent, 'GET', `/brands/${id}`)).status).toBe(200)
    expect((await call(agent, 'GET', `/brands/${defaultBrand(account).id}`)).status).toBe(404)
  })

  test('keeps the host mapping from agents', async () => {
    const { call, account } = desk()
    const path = `/brands/${defaultBrand(account).id}`
    expect((await call('admin', 'GET', path)).body.brand).toHaveProperty('host_mapping', null)
    expect((await call('agent', 'GET', path)).body.brand).not.toHaveProperty('host_mapping')
  })
})

describe('updating', () => {
  test('changes only what is named and moves the time', async () => {
    const { call, account, plants } = desk()
    const { id } = await plants()
    account.clock.advance(60_000)
    const given = { subdomain: 'greens', has_help_center: true, signature_template: null, default: true }
    const { body, headers } = await call('admin', 'PUT', `/brands/${id}`, { brand: given })
    expect(body.brand).toMatchObject({
      name: 'Plants',
      subdomain: 'greens',
      brand_url: 'https://greens.zendesk.com',
      help_center_state: 'enabled',
      signature_template: null,
      default: false,
      updated_at: '2026-03-14T09:01:00Z',
    })
    expect(headers.get('x-zendesk-api-warn')).toContain('"brand.default"')
  })

  test('passes over null where it is no value', async () => {
    const { call, plants } = desk()
    const before = await plants()
    const brand = { active: null, has_help_center: null }
    expect((await call('admin', 'PUT', `/brands/${before.id}`, { brand })).body.brand).toEqual(before)
    expect((await call('admin', 'PUT', `/brands/${before.id}`, { brand: { name: null } })).status).toBe(422)
  })

  test('cannot switch the default brand off', async () => {
    const { call, account } = desk()
    const path = `/brands/${defaultBrand(account).id}`
    expect((await call('admin', 'PUT', path, { brand: { active: false } })).status).toBe(422)
  })
})

describe('the logo', () => {
  test('comes by a form at the brand, together with other properties', async () => {
    const { sendForm, plants } = desk()
    const { id } = await plants()
    const form = formWith(logoField, picture(), { 'brand[name]': 'Leaves', 'brand[active]': 'false' })
    const { status, body } = await sendForm('PUT', `/brands/${id}`, form)
    expect(status).toBe(200)
    expect(body.brand).toMatchObject({ name: 'Leaves', active: false })
    expect(body.brand.logo).toMatchObject({
      file_name: 'leaf & stem.png',
      content_type: 'image/png',
      size: 4,
      thumbnails: [],
    })
    expect(body.brand.logo.content_url).toMatch(
      /^https:\/\/example\.zendesk\.com\/attachments\/token\/\w+\/\?name=leaf%20%26%20stem\.png$/,
    )
  })

  test('keeps its bytes, at an address for everybody', async () => {
    const { call, sendForm, plants, fakedesk } = desk()
    const { id } = await plants()
    await call('admin', 'PUT', '/account/settings', { settings: { tickets: { private_attachments: true } } })
    const file = new File([png(20, 10)], 'leaf.png', { type: 'image/png' })
    const { logo } = (await sendForm('PUT', `/brands/${id}/logo`, formWith(logoField, file))).body.brand
    expect(logo).toMatchObject({ width: 20, height: 10, size: 40, thumbnails: [{ file_name: 'leaf_thumb.png' }] })
    const get = () => fakedesk.fetch(new Request(logo.content_url))
    expect(new Uint8Array(await (await get()).arrayBuffer())).toEqual(png(20, 10))
    await call('admin', 'DELETE', `/brands/${id}/logo`)
    expect((await get()).status).toBe(404)
  })

  test('comes alone at the brand, and at its own address, and goes again', async () => {
    const { call, sendForm, plants } = desk()
    const { id } = await plants()
    expect((await sendForm('PUT', `/brands/${id}`, formWith(logoField, picture()))).status).toBe(200)
    expect((await call('admin', 'DELETE', `/brands/${id}/logo`)).status).toBe(204)
    expect((await call('admin', 'GET', `/brands/${id}`)).body.brand.logo).toBe(null)
    const { body } = await sendForm('PUT', `/brands/${id}/logo`, formWith(logoField, picture()))
    expect(body.brand.logo.file_name).toBe('leaf & stem.png')
    await call('admin', 'PUT', `/brands/${id}`, { brand: { logo: null } })
    expect((await call('admin', 'GET', `/brands/${id}`)).body.brand.logo).toBe(null)
  })

  test('must be a picture, in a form that can be read', async () => {
    const { call, send, sendForm, plants } = desk()
    const { id } = await plants()
    const text = new File(['leaf'], 'leaf.txt', { type: 'text/plain' })
    expect((await sendForm('PUT', `/brands/${id}/logo`, formWith(logoField, text))).status).toBe(422)
    expect((await sendForm('PUT', `/brands/${id}/logo`, formWith('picture', picture()))).body.error).toBe(
      'ParameterMissing',
    )
    expect((await call('admin', 'PUT', `/brands/${id}/logo`, {})).status).toBe(415)
    const headers = {
      Authorization: `Basic ${btoa('admin@example.com/token:token')}`,
      'Content-Type': 'multipart/form-data; boundary=x',
    }
    expect((await send('PUT', `/brands/${id}/logo`, { headers, body: 'no form' })).status).toBe(400)
  })
})

describe('deleting', () => {
  test('leaves the brand to be shown, inactive, and frees its subdomain', async () => {
    const { call, create, plants } = desk()
    const { id } = await plants()
    expect((await call('admin', 'DELETE', `/brands/${id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/brands/${id}`)).body.brand).toMatchObject({ active: false, is_deleted: true })
    expect((await call('admin', 'PUT', `/brands/${id}`, { brand: { active: true } })).status).toBe(404)
    expect((await call('admin', 'DELETE', `/brands/${id}`)).status).toBe(404)
    expect((await create({ name: 'Plants', subdomain: 'plants' })).status).toBe(201)
  })

  test('is refused for the default brand, which the account settings can change', async () => {
    const { call, account, plants } = desk()
    const before = defaultBrand(account)
    const { id } = await plants()
    expect((await call('admin', 'DELETE', `/brands/${before.id}`)).status).toBe(422)
    await call('admin', 'PUT', '/account/settings', { settings: { brands: { default_brand_id: id } } })
    expect(defaultBrand(account).id).toBe(id)
    await call('admin', 'PUT', `/brands/${before.id}`, { brand: { active: false } })
    expect((await call('admin', 'DELETE', `/brands/${before.id}`)).status).toBe(204)
  })
})

describe('checking a host mapping', () => {
  test.each([
    ['help.plants.example', { is_valid: true, cname: 'plants.zendesk.com' }],
    ['plants.example', { is_valid: false, reason: 'not_a_cname', expected_cnames: ['plants.zendesk.com'] }],
    [
      'other.zendesk.com',
      {
        is_valid: false,
        reason: 'wrong_cname',
        cname: 'other.zendesk.com',
        expected_cnames: ['plants.zendesk.com'],
      },
    ],
  ])('%s', async (host, want) => {
    const { call, plants } = desk()
    const path = `/brands/check_host_mapping?host_mapping=${host}&subdomain=plants`
    expect((await call('admin', 'GET', path)).body).toEqual(want)
    const { id } = await plants()
    await call('admin', 'PUT', `/brands/${id}`, { brand: { host_mapping: host } })
    expect((await call('admin', 'GET', `/brands/${id}/check_host_mapping`)).body).toEqual(want)
  })
})

const everyone = ['admin', 'agent', 'light', 'endUser', 'nobody'] as const
const adminsOnly = (status: number) => [status, 403, 403, 403, 401]

describe('who may', () => {
  test.each([
    ['GET', '/brands', [200, 200, 200, 403, 401]],
    ['GET', '/brands/BRAND', [200, 200, 404, 403, 401]],
    ['POST', '/brands', adminsOnly(201)],
    ['PUT', '/brands/BRAND', adminsOnly(200)],
    ['DELETE', '/brands/BRAND', adminsOnly(204)],
    ['PUT', '/brands/BRAND/logo', adminsOnly(415)],
    ['DELETE', '/brands/BRAND/logo', adminsOnly(204)],
    ['GET', '/brands/check_host_mapping?host_mapping=a.b.example&subdomain=example', adminsOnly(200)],
    ['GET', '/brands/BRAND/check_host_mapping', adminsOnly(200)],
  ])('%s %s', async (method, template, want) => {
    const got = await Promise.all(
      everyone.map(async (name) => {
        const { call, create, agentWith } = desk()
        const { id } = (await create({ name: 'Plants', subdomain: 'plants', active: false })).body.brand
        const body = method === 'POST' || method === 'PUT' ? { brand: { name: 'A', subdomain: 'aaa' } } : undefined
        const caller = name === 'light' ? agentWith({}, 1) : name
        return (await call(caller, method, template.replace('BRAND', `${id}`), body)).status
      }),
    )
    expect(got).toEqual(want)
  })
})
