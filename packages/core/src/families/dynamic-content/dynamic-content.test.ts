import { describe, expect, test } from 'vitest'
import type { Seed } from '../../seed/seed.ts'
import { testDesk } from '../../testing.ts'

const items = '/dynamic_content/items'
const [english, german, french, japanese] = [1, 8, 16, 67]

async function desk() {
  const { call, account, ...rest } = testDesk()
  await call('admin', 'PUT', '/account/settings', {
    settings: { localization: { locale_ids: [english, german, french] } },
  })
  const create = (item: object) =>
    call('admin', 'POST', items, {
      item: { name: 'Field model', default_locale_id: english, content: 'Your bicycle', ...item },
    })
  const { item } = (await create({})).body
  const variants = `${items}/${item.id}/variants`
  return { call, account, create, item, variants, ...rest }
}

describe('items', () => {
  test('have a placeholder made of their name, and the text in its languages', async () => {
    const { item, call, account } = await desk()
    expect(item).toEqual({
      url: `https://example.zendesk.com/api/v2/dynamic_content/items/${item.id}.json`,
      id: item.id,
      name: 'Field model',
      placeholder: '{{dc.field_model}}',
      default_locale_id: english,
      outdated: false,
      created_at: account.now,
      updated_at: account.now,
      variants: [
        {
          url: `https://example.zendesk.com/api/v2/dynamic_content/items/${item.id}/variants/${item.variants[0].id}.json`,
          id: item.variants[0].id,
          content: 'Your bicycle',
          locale_id: english,
          outdated: false,
          active: true,
          default: true,
          created_at: account.now,
          updated_at: account.now,
        },
      ],
    })
    const renamed = (await call('admin', 'PUT', `${items}/${item.id}`, { item: { name: 'Model' } })).body.item
    expect(renamed).toMatchObject({ name: 'Model', placeholder: '{{dc.field_model}}' })
    expect((await call('admin', 'DELETE', `${items}/${item.id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `${items}/${item.id}`)).status).toBe(404)
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ name: 'field MODEL' }, 'name'],
    [{ name: 'x'.repeat(256) }, 'name'],
    [{ name: 'Other', content: '' }, 'content'],
    [{ name: 'Other', default_locale_id: japanese }, 'locale_id'],
    [{ name: 'Other', content: undefined, variants: [{ locale_id: german, content: 'Rad' }] }, 'default_locale_id'],
    [
      {
        name: 'Other',
        content: undefined,
        variants: [
          { locale_id: english, content: 'A' },
          { locale_id: english, content: 'B' },
        ],
      },
      'locale_id',
    ],
  ])('%j is refused', async (given, property) => {
    const { create } = await desk()
    const { status, body } = await create(given)
    expect([status, Object.keys(body.details)]).toEqual([422, [property]])
  })
})

test.each([
  ['Field model', '{{dc.field_model_2}}'],
  ['FIELD–model!', '{{dc.field_model_2}}'],
  ['Größe:: Café & Co.', '{{dc.grosse_cafe_co}}'],
  ['お問い合わせ', '{{dc.お問い合わせ}}'],
  ['???', '{{dc.item}}'],
])('the name %s makes the placeholder %s', async (name, placeholder) => {
  const { create, call, item } = await desk()
  await call('admin', 'PUT', `${items}/${item.id}`, { item: { name: 'Another' } })
  expect((await create({ name })).body.item.placeholder).toBe(placeholder)
})

test('many are named by their placeholders, in any form and order, each once', async () => {
  const { create, call, item } = await desk()
  const { id } = (await create({ name: 'Greeting' })).body.item
  const named = encodeURIComponent('dc.greeting,{{dc.field_model}},nothing,greeting,{{ dc.greeting }}')
  const { body } = await call('agent', 'GET', `${items}/show_many?identifiers=${named}`)
  expect(body.items.map((one: { id: number }) => one.id)).toEqual([id, item.id])
  expect(body).toMatchObject({ count: 2, next_page: null })
})

test('lists are sorted by what the documentation names, the newest first otherwise', async () => {
  const { create, call, account, variants } = await desk()
  account.clock.advance(1000)
  await create({ name: 'Ahead', default_locale_id: german })
  await call('admin', 'POST', variants, { variant: { locale_id: french, content: 'Ton vélo', active: false } })
  const names = async (sort: string) => {
    const { body } = await call('agent', 'GET', `${items}?page[size]=10${sort}`)
    return body.items.map(({ name }: { name: string }) => name)
  }
  const [older, newer] = [
    ['Field model', 'Ahead'],
    ['Ahead', 'Field model'],
  ]
  expect(await names('')).toEqual(newer)
  expect(await names('&sort=created_at')).toEqual(older)
  expect(await names('&sort=-locale')).toEqual(newer)
  expect(await names('&sort=active')).toEqual(older)
  expect((await call('agent', 'GET', `${items}?page[size]=10&sort=content`)).status).toBe(400)
  const locales = async (sort: string) => {
    const { body } = await call('agent', 'GET', `${variants}?page[size]=10${sort}`)
    return body.variants.map(({ locale_id }: { locale_id: number }) => locale_id)
  }
  expect(await locales('')).toEqual([french, english])
  expect(await locales('&sort=-active')).toEqual([english, french])
  expect((await call('agent', 'GET', `${variants}?page[size]=10&sort=content`)).status).toBe(400)
})

describe('variants', () => {
  test('are added, changed and deleted, one at a time or many; one is the default', async () => {
    const { call, variants, account } = await desk()
    const one = (await call('admin', 'POST', variants, { variant: { locale_id: german, content: 'Dein Rad' } })).body
      .variant
    const many = await call('admin', 'POST', `${variants}/create_many`, {
      variants: [{ locale_id: french, content: 'Ton vélo' }],
    })
    expect([many.status, many.body.variants]).toMatchObject([201, [{ content: 'Ton vélo', default: false }]])
    account.clock.advance(1000)
    const changed = await call('admin', 'PUT', `${variants}/update_many`, {
      variants: [{ id: one.id, content: 'Rad', default: true }],
    })
    expect([changed.status, changed.body.variants]).toMatchObject([
      200,
      [{ id: one.id, content: 'Rad', default: true }],
    ])
    const all = (await call('agent', 'GET', variants)).body.variants
    expect(
      all.map((variant: { locale_id: number; default: boolean; outdated: boolean }) => [
        variant.locale_id,
        variant.default,
        variant.outdated,
      ]),
    ).toEqual([
      [french, false, true],
      [german, true, false],
      [english, false, true],
    ])
    expect((await call('admin', 'DELETE', `${variants}/${one.id}`)).status).toBe(422)
    expect((await call('admin', 'PUT', `${variants}/${one.id}`, { variant: { active: false } })).status).toBe(422)
    expect((await call('admin', 'DELETE', `${variants}/${all[0].id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `${variants}/${all[0].id}`)).status).toBe(404)
    expect(
      (await call('admin', 'POST', variants, { variant: { locale_id: german, content: 'Noch eins' } })).status,
    ).toBe(422)
  })

  test('are outdated once the default text is another, within the same second too, until they are changed', async () => {
    const { call, variants, item } = await desk()
    const made = (await call('admin', 'POST', variants, { variant: { locale_id: german, content: 'Dein Rad' } })).body
    const outdated = async () => {
      const { body } = await call('agent', 'GET', `${items}/${item.id}`)
      return [body.item.outdated, ...body.item.variants.map((one: { outdated: boolean }) => one.outdated)]
    }
    const change = (id: number, variant: object) => call('admin', 'PUT', `${variants}/${id}`, { variant })
    const original = item.variants[0].id
    expect(await outdated()).toEqual([false, false, false])
    await change(original, { content: 'Your bicycle' })
    expect(await outdated()).toEqual([false, false, false])
    await change(original, { content: 'Your bike' })
    expect(await outdated()).toEqual([true, false, true])
    await change(made.variant.id, { content: 'Dein Rad' })
    expect(await outdated()).toEqual([false, false, false])
    const many = await call('admin', 'PUT', `${variants}/update_many`, {
      variants: [
        { id: made.variant.id, content: 'Rad' },
        { id: original, content: 'Bike' },
      ],
    })
    expect(many.body.variants).toMatchObject([
      { content: 'Rad', outdated: true },
      { content: 'Bike', outdated: false },
    ])
  })

  test.each([
    [{ default: true, active: false }, 'base'],
    [{ locale_id: english }, 'locale_id'],
    [{ locale_id: japanese }, 'locale_id'],
    [{ content: ' ' }, 'content'],
  ])('%j is refused', async (given, property) => {
    const { call, variants } = await desk()
    const variant = { locale_id: german, content: 'Dein Rad', ...given }
    const { status, body } = await call('admin', 'POST', variants, { variant })
    expect([status, Object.keys(body.details)]).toEqual([422, [property]])
  })
})

test('a seed has items, under the placeholder that other texts know', async () => {
  const { fakedesk, call } = testDesk()
  const variants = [
    { locale_id: english, default: true, content: 'Hello' },
    { locale_id: german, content: 'Hallo' },
  ]
  const item = { id: 7, name: 'Welcome', default_locale_id: english, variants, created_at: '2026-01-05T08:00:00Z' }
  const seed = (...dynamic_content_items: object[]) =>
    fakedesk.seed({ settings: { localization: { locale_ids: [english, german] } }, dynamic_content_items } as Seed)
  seed({ ...item, placeholder: '{{dc.greeting}}' })
  const { body } = await call('agent', 'GET', `${items}/7`)
  expect(body.item).toMatchObject({ placeholder: '{{dc.greeting}}', created_at: '2026-01-05T08:00:00Z' })
  expect(body.item.variants).toMatchObject([{ content: 'Hello', default: true }, { content: 'Hallo' }])
  expect(() => seed({ ...item, id: 8, name: 'Other', placeholder: 'greeting' })).toThrow('placeholder')
  expect(() => seed({ ...item, id: 8, name: 'Other', placeholder: 'good day' })).toThrow('placeholder')
})
