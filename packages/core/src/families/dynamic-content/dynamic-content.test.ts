import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { dynamicText } from './dynamic-text.ts'

const items = '/dynamic_content/items'
const [english, german, french] = [1, 8, 16]

async function desk() {
  const { call, account, ...rest } = testDesk()
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
    expect((await call('agent', 'GET', `${items}/show_many?identifiers=field_model,nothing`)).body.items).toMatchObject(
      [{ id: item.id }],
    )
    expect((await call('admin', 'DELETE', `${items}/${item.id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `${items}/${item.id}`)).status).toBe(404)
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ name: 'field MODEL' }, 'name'],
    [{ name: 'Other', content: '' }, 'content'],
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
})

test('a text has its content in the reader’s language, else in the default one', async () => {
  const { call, variants, account, person } = await desk()
  await call('admin', 'POST', `${variants}/create_many`, {
    variants: [
      { locale_id: german, content: 'Dein Rad' },
      { locale_id: french, content: 'Ton vélo', active: false },
    ],
  })
  const text = 'On {{dc.field_model}} and {{ dc.nothing }}'
  expect(dynamicText(account, text, german)).toBe('On Dein Rad and {{ dc.nothing }}')
  expect(dynamicText(account, text, french)).toBe('On Your bicycle and {{ dc.nothing }}')
  const macro = (
    await call('admin', 'POST', '/macros', {
      macro: { title: 'M', actions: [{ field: 'comment_value', value: '{{dc.field_model}}, {{ticket.title}}' }] },
    })
  ).body.macro
  const given = { subject: 'Hub', comment: { body: 'It rattles' }, requester_id: person('endUser').id }
  const { ticket } = (await call('agent', 'POST', '/tickets', { ticket: given })).body
  const { result } = (await call('agent', 'GET', `/tickets/${ticket.id}/macros/${macro.id}/apply`)).body
  expect(result.ticket.comment.body).toBe('Your bicycle, Hub')
})
