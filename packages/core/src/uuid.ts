import type { Account } from './account/account.ts'

/** A UUID like those that the service gives, from the account's own chance. */
export function uuid({ chance }: Account): string {
  const hex = (length: number) => chance.text(length, '0123456789abcdef')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
}
