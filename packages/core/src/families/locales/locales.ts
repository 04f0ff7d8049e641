import type { Locale } from '@fakedesk/spec'
import { notFound } from '../../errors.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { bestLocale } from './best-locale.ts'
import { allLocales, defaultLocale, enabledLocales, findLocale, type KnownLocale, presentLocale } from './locale.ts'

export const localesOperations = {
  ListLocales: (call) => list(call, enabledLocales(call.account)),
  ListLocalesForAgent: (call) =>
    list(
      call,
      allLocales.filter(({ forAgents }) => forAgents),
    ),
  ListAvailablePublicLocales: (call) => list(call, allLocales),
  ShowCurrentLocale: (call) => {
    const { account, actor } = call
    const own = account.users.get(actor.id)?.locale_id
    return one(call, findLocale(own ?? '') ?? defaultLocale(account))
  },
  DetectBestLocale: (call) => {
    const accepted = call.headers['accept-language'] ?? ''
    return one(call, bestLocale(accepted, enabledLocales(call.account)) ?? defaultLocale(call.account))
  },
  ShowLocaleById: (call) => {
    const locale = findLocale(call.path.locale_id)
    if (!locale) throw notFound()
    return one(call, locale)
  },
} satisfies Handlers<'locales'>

type Asked = Pick<Call<'ListLocales'>, 'account' | 'origin'>

function one({ account, origin }: Asked, locale: KnownLocale) {
  return shown<Locale>(presentLocale(account, origin, locale))
}

function list({ account, origin }: Asked, locales: readonly KnownLocale[]) {
  return listRows<Locale, Locale>(locales.map((locale) => presentLocale(account, origin, locale)))
}
