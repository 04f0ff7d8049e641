import { describe, expect, test } from 'vitest'
import { type TestAnswer, testDesk } from '../../testing.ts'

const codes = ({ body }: TestAnswer): string[] => body.locales.map(({ locale }: { locale: string }) => locale)

const desk = () => {
  const { call, send, ...rest } = testDesk()
  const switchOn = (...locale_ids: number[]) =>
    call('admin', 'PUT', '/account/settings', { settings: { localization: { locale_ids } } })
  const detect = async (accepted?: string) => {
    const { body } = await send('GET', '/locales/detect_best_locale', {
      headers: accepted ? { 'Accept-Language': accepted } : {},
    })
    return body.locale.locale
  }
  return { call, send, switchOn, detect, ...rest }
}

describe('lists', () => {
  test('the account has its default language and those that the settings name', async () => {
    const { call, switchOn } = desk()
    expect(codes(await call('nobody', 'GET', '/locales'))).toEqual(['en-US'])
    await switchOn(8, 67)
    const { body } = await call('nobody', 'GET', '/locales')
    expect(codes({ body } as TestAnswer)).toEqual(['en-US', 'de', 'ja'])
    expect(body).toMatchObject({ count: 3, next_page: null, previous_page: null })
  })

  test('agents can choose some of all languages', async () => {
    const { call } = desk()
    const all = codes(await call('nobody', 'GET', '/locales/public'))
    const forAgents = codes(await call('nobody', 'GET', '/locales/agent'))
    expect(all).toEqual(expect.arrayContaining(forAgents))
    expect(forAgents.length).toBeLessThan(all.length)
  })
})

describe('one language', () => {
  test.each(['1', 'en-US', 'en-us'])('is found by %s', async (name) => {
    const { body } = await desk().call('nobody', 'GET', `/locales/${name}`)
    expect(body.locale).toEqual({
      url: 'https://example.zendesk.com/api/v2/locales/en-US.json',
      id: 1,
      locale: 'en-US',
      name: 'English',
      native_name: 'English',
      presentation_name: 'English - English',
      rtl: false,
      default: true,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
  })

  test('may be written from right to left', async () => {
    expect((await desk().call('nobody', 'GET', '/locales/ar')).body.locale).toMatchObject({ rtl: true, default: false })
  })

  test('is nothing under an unknown name', async () => {
    expect((await desk().call('nobody', 'GET', '/locales/tlh')).body.error).toBe('RecordNotFound')
  })

  test('is the own one of who asks, the default one for who has none', async () => {
    const { call, account, person } = desk()
    account.commit(() => account.users.update(person('endUser'), { locale_id: 8, locale: 'de' }))
    expect((await call('endUser', 'GET', '/locales/current')).body.locale.locale).toBe('de')
    expect((await call('nobody', 'GET', '/locales/current')).body.locale.locale).toBe('en-US')
  })
})

describe('the best language', () => {
  test.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['ja;q=0.5, de;q=0.9', 'de'],
    ['pt', 'pt-BR'],
    ['tlh, ja;q=0.1', 'ja'],
    ['DE, en', 'de'],
    ['de;q=0, ja', 'ja'],
    ['tlh', 'en-US'],
    ['*', 'en-US'],
    ['fr', 'en-US'],
  ])('for %s is %s', async (accepted, want) => {
    const { switchOn, detect } = desk()
    await switchOn(8, 67, 19)
    expect(await detect(accepted)).toBe(want)
  })

  test('hangs on each request anew', async () => {
    const { switchOn, detect } = desk()
    await switchOn(8, 67)
    expect(await detect('de')).toBe('de')
    expect(await detect('ja')).toBe('ja')
    expect(await detect()).toBe('en-US')
  })
})

test.each(['', '/agent', '/public', '/current', '/detect_best_locale', '/8'])(
  'anyone may read /locales%s',
  async (path) => {
    const { call, agentWith } = desk()
    for (const caller of ['admin', 'agent', agentWith({}, 1), 'endUser', 'nobody'] as const) {
      expect((await call(caller, 'GET', `/locales${path}`)).status).toBe(200)
    }
  },
)
