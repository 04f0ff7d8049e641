import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const desk = () => {
  const { call, ...rest } = testDesk()
  const change = (settings: object) => call('admin', 'PUT', '/account/settings', { settings })
  return { call, change, ...rest }
}

describe('account settings', () => {
  test('come group by group', async () => {
    const { body } = await desk().call('agent', 'GET', '/account/settings')
    expect(Object.keys(body)).toEqual(['settings'])
    expect(Object.keys(body.settings)).toEqual(
      expect.arrayContaining(['active_features', 'api', 'branding', 'brands', 'localization', 'tickets', 'user']),
    )
    expect(body.settings.localization).toMatchObject({ locale_ids: [1], iana_time_zone: 'America/Los_Angeles' })
    expect(body.settings).not.toHaveProperty('id')
    expect(body.settings).not.toHaveProperty('time_zone')
  })

  test('change where they are named, and answer all', async () => {
    const { call, change } = desk()
    const before = (await call('admin', 'GET', '/account/settings')).body.settings
    const { status, body } = await change({
      tickets: { comments_public_by_default: false },
      branding: { text_color: '000000' },
    })
    expect(status).toBe(200)
    expect(body.settings).toEqual({
      ...before,
      tickets: { ...before.tickets, comments_public_by_default: false },
      branding: { ...before.branding, text_color: '000000' },
    })
    expect((await call('agent', 'GET', '/account/settings')).body).toEqual(body)
  })

  test.each([
    ['read-only ones', { tickets: { collaboration: false }, limits: { attachment_size: 1 } }],
    ['a read-only name of what can be written', { localization: { iana_time_zone: 'Europe/Rome' } }],
    ['unknown ones', { tickets: { shoe_size: 1 }, shoes: {} }],
  ])('stay as they are for %s, which the answer names', async (_, given) => {
    const { call, change } = desk()
    const before = (await call('admin', 'GET', '/account/settings')).body
    const { status, headers, body } = await change(given)
    expect(status).toBe(200)
    expect(body).toEqual(before)
    expect(headers.get('x-zendesk-api-warn')).toContain('settings.')
  })

  test('stay as they are where null is no value for them', async () => {
    const { call, change } = desk()
    const before = (await call('admin', 'GET', '/account/settings')).body
    const { status, body } = await change({
      branding: null,
      localization: null,
      brands: null,
      tickets: { tagging: null },
    })
    expect(status).toBe(200)
    expect(body).toEqual(before)
  })

  test('merge objects within, and replace lists', async () => {
    const { change } = desk()
    await change({
      messaging_inactivity: { default_localized_messages: { solved_message: 'Bye' }, reminders: [{ timeout: 1 }] },
    })
    const { body } = await change({
      messaging_inactivity: { default_localized_messages: { pre_solved_message_1: 'Still there?' }, reminders: [] },
    })
    expect(body.settings.messaging_inactivity).toMatchObject({
      default_localized_messages: { solved_message: 'Bye', pre_solved_message_1: 'Still there?' },
      reminders: [],
    })
  })

  test('of access to the API are texts, whatever they are sent as, and close it', async () => {
    const { change, call, send } = desk()
    const { body } = await change({ api: { api_password_access: false, api_password_access_end_users: false } })
    expect(body.settings.api).toMatchObject({ api_password_access: 'false', api_token_access: 'true' })
    const signed = (text: string) =>
      send('GET', '/sessions', { headers: { Authorization: `Basic ${btoa(`admin@example.com${text}`)}` } })
    expect((await signed(':password')).status).toBe(401)
    expect((await change({ api: { api_password_access: 'true' } })).body.settings.api.api_password_access).toBe('true')
    expect((await signed(':password')).status).toBe(200)
    await change({ api: { api_token_access: false } })
    expect((await call('admin', 'GET', '/sessions')).status).toBe(401)
  })

  test('that change what the account does can all be changed over the API', async () => {
    const { change } = desk()
    const given = {
      api: { api_password_access_end_users: false },
      chat: { enabled: true },
      groups: { check_group_name_uniqueness: false },
      localization: { locale_ids: [1, 8], time_zone: 'Berlin' },
      security: { admins_can_set_user_passwords: true },
      user: { tagging: false },
    }
    expect((await change(given)).body.settings).toMatchObject(given)
  })

  test('have the groups of newer accounts', async () => {
    const { body } = await desk().call('agent', 'GET', '/account/settings')
    expect(body.settings).toMatchObject({
      ai: {},
      automatic_answers: {},
      deletion: {},
      it_asset_management: {},
      messaging: {},
      tickets: { ticket_id_sequence: 1, suspended_ticket_notification: { frequency: 0 } },
      routing: { skills_enabled: false },
    })
  })

  test('a time zone and a language bring their other names along', async () => {
    const { change, account } = desk()
    const { body } = await change({ localization: { time_zone: 'Berlin', locale_id: 8 } })
    expect(body.settings.localization).toMatchObject({
      time_zone: 'Berlin',
      iana_time_zone: 'Europe/Berlin',
      default_locale_identifier: 'de',
    })
    expect(account.settings).toMatchObject({ time_zone: 'Berlin', iana_time_zone: 'Europe/Berlin' })
  })

  test.each([
    [{ localization: { locale_ids: [1, 99_999] } }, 'localization'],
    [{ localization: { locale_id: 99_999 } }, 'localization'],
    [{ localization: { time_zone: 'Atlantis' } }, 'localization'],
    [{ brands: { default_brand_id: 1 } }, 'brands'],
  ])('refuse %j and stay as they are', async (given, property) => {
    const { call, change } = desk()
    const before = (await call('admin', 'GET', '/account/settings')).body
    const { status, body } = await change({ ...given, tickets: { comments_public_by_default: false } })
    expect(status).toBe(422)
    expect(Object.keys(body.details)).toEqual([property])
    expect((await call('admin', 'GET', '/account/settings')).body).toEqual(before)
  })

  test('are those of one account only, and of its beginning after a reset', async () => {
    const { change, fakedesk } = desk()
    await change({ branding: { text_color: '000000' } })
    expect(fakedesk.account('other').settings.branding.text_color).toBe('FFFFFF')
    fakedesk.reset()
    expect(fakedesk.account().settings.branding.text_color).toBe('FFFFFF')
  })
})

describe('email settings', () => {
  test('are those of mail, which the account settings show and do not change', async () => {
    const { call, change } = desk()
    const put = await call('admin', 'PUT', '/account/email_settings', {
      settings: { email: { personalized_replies: false } },
    })
    expect(put.body.settings.email.personalized_replies).toBe(false)
    expect((await call('agent', 'GET', '/account/email_settings')).body).toEqual(put.body)
    const { body } = await change({ email: { personalized_replies: true } })
    expect(body.settings.email).toEqual(put.body.settings.email)
  })
})

describe('who may', () => {
  test.each([
    ['GET', '/account/settings', [200, 200, 200, 200, 403, 401]],
    ['PUT', '/account/settings', [200, 403, 403, 403, 403, 401]],
    ['GET', '/account/email_settings', [200, 200, 200, 200, 403, 401]],
    ['PUT', '/account/email_settings', [200, 403, 403, 200, 403, 401]],
  ] as const)('%s %s', async (method, path, want) => {
    const { call, agentWith } = desk()
    const managing = agentWith({ manage_extensions_and_channels: true })
    const callers = ['admin', 'agent', agentWith({}, 1), managing, 'endUser', 'nobody'] as const
    const body = method === 'PUT' ? { settings: { email: {} } } : undefined
    const got = []
    for (const caller of callers) got.push((await call(caller, method, path, body)).status)
    expect(got).toEqual(want)
  })
})
