import type { Account } from '../../account/account.ts'
import { findLocale } from '../locales/locale.ts'

const placeholder = /\{\{\s*dc\.([\p{L}\p{N}_]+)\s*\}\}/gu

/**
 * A text with its dynamic content in the language, by a locale's id or code: the text of the language where there is one
 * in use, the default one otherwise. What is not known stays; texts are not looked through once more.
 */
export function dynamicText(account: Account, text: string, locale?: string | number | null): string {
  if (!text.includes('{{')) return text
  const localeId = locale == null ? undefined : findLocale(locale)?.id
  return text.replaceAll(placeholder, (found, key: string) => textOf(account, key, localeId) ?? found)
}

function textOf({ dynamicContentItems }: Account, key: string, localeId: number | undefined): string | undefined {
  const variants = dynamicContentItems.by('key', key).first()?.variants ?? []
  const own = variants.find((variant) => variant.active && variant.locale_id === localeId)
  return (own ?? variants.find((variant) => variant.default))?.content
}
