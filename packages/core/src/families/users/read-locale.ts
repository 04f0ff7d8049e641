import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { refuse } from '../../validation.ts'
import { defaultLocale, findLocale } from '../locales/locale.ts'
import type { StoredUser } from './user.ts'

/** The language that a body names; `locale` wins over `locale_id` (docs: Users). Throws `invalid` for an unknown one. */
export function readLocale(
  account: Account,
  { locale, locale_id }: UserUpdate,
): Partial<Pick<StoredUser, 'locale' | 'locale_id'>> {
  const named = locale ?? locale_id
  const found = named == null || named === '' ? defaultLocale(account) : findLocale(named)
  if (!found) refuse('Locale: is invalid', 'locale', 'InvalidValue')
  return { locale: found.code, locale_id: found.id }
}
