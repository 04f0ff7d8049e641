import type { Locale } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Language } from '../../dynamic-content.ts'
import { type LocaleRow, localeTable } from './locale-table.ts'

/** A language that accounts can switch on. */
export interface KnownLocale {
  readonly id: number
  /** `en-US`. */
  readonly code: string
  readonly name: string
  readonly nativeName: string
  /** Whether the agent interface speaks it. */
  readonly forAgents: boolean
}

const english: KnownLocale = { id: 1, code: 'en-US', name: 'English', nativeName: 'English', forAgents: true }

export const allLocales: readonly KnownLocale[] = [english, ...localeTable.map(knownLocale)]

/** The language by id or code, whatever the case. */
export function findLocale(idOrCode: number | string): KnownLocale | undefined {
  const text = String(idOrCode).toLowerCase()
  return allLocales.find(({ id, code }) => String(id) === text || code.toLowerCase() === text)
}

/** What texts are read in where a language is asked for by id or code; undefined where there is none of the name. */
export function languageNamed(account: Account, idOrCode: number | string | undefined): Language | undefined {
  const found = idOrCode === undefined ? undefined : findLocale(idOrCode)
  return found && account.languages.in(found.id)
}

/** The language of who has chosen none. */
export function defaultLocale(account: Account): KnownLocale {
  const { default_locale_identifier } = account.settings.localization
  return findLocale(default_locale_identifier ?? '') ?? english
}

/** The default language, and those that the account's settings name. */
export function enabledLocales(account: Account): readonly KnownLocale[] {
  const first = defaultLocale(account)
  const ids = new Set(account.settings.localization.locale_ids)
  return [first, ...allLocales.filter(({ id }) => ids.has(id) && id !== first.id)]
}

const rightToLeft = ['ar', 'fa', 'he', 'ur']
/** Languages do not change in a fake. */
const since = '2010-01-04T08:00:00Z'

export function presentLocale(account: Account, origin: string, { id, code, name, nativeName }: KnownLocale): Locale {
  return {
    url: `${origin}/api/v2/locales/${code}.json`,
    id,
    locale: code,
    name,
    native_name: nativeName,
    presentation_name: `${name} - ${nativeName}`,
    rtl: rightToLeft.includes(code),
    default: id === defaultLocale(account).id,
    created_at: since,
    updated_at: since,
  }
}

function knownLocale([id, code, name, nativeName, forAgents]: LocaleRow): KnownLocale {
  return { id, code, name, nativeName, forAgents }
}
