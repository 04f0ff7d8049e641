import type { Account } from '../../account/account.ts'

/**
 * What stands in the placeholder of a new item: its name without accents, and with an underscore for whatever is neither
 * letter nor digit (clients make it so themselves). Letters of other scripts stay, and a number sets apart what would be
 * the same; no source tells of either.
 */
export function keyFor({ dynamicContentItems }: Account, name: string): string {
  const key = plain(name) || 'item'
  if (dynamicContentItems.by('key', key).size === 0) return key
  let count = 2
  while (dynamicContentItems.by('key', `${key}_${count}`).size > 0) count++
  return `${key}_${count}`
}

/** `Größe: Café & Co.` becomes `grosse_cafe_co`. */
function plain(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .normalize('NFC')
      .toLowerCase()
      // The one letter of Western names that no accent makes.
      .replaceAll('ß', 'ss')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
      .replaceAll(/^_+|_+$/g, '')
  )
}
