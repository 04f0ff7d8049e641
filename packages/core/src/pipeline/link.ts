import type { Address } from './page.ts'

/** A query parameter of an address to be, and its value. */
type Named = [name: string, value: string]

/**
 * The address of another page of a list: as it was asked, with the named parameters in the place of those that the
 * pattern finds. Names stand in alphabetical order, as in every address that the service builds (recorded).
 */
export function linkTo(
  { url, query }: Pick<Address, 'url' | 'query'>,
  places: readonly Named[],
  replaced: RegExp,
): string {
  const others = [...query].filter(([name]) => !replaced.test(name))
  const asked = new URLSearchParams([...others, ...places])
  asked.sort()
  return `${url}?${asked}`
}
