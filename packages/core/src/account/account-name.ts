/** A name that no account can have. The message is for people, and says which names there are. */
export class InvalidAccountName extends Error {
  override readonly name = 'InvalidAccountName'

  constructor(given: string) {
    super(`${JSON.stringify(given.slice(0, 80))} is no account name; ${rule}`)
  }
}

/** No account has this name, although one might. */
export class UnknownAccount extends Error {
  override readonly name = 'UnknownAccount'

  constructor(given: string) {
    super(`there is no account ${given}; name it in the option accounts`)
  }
}

const rule = 'one has 1 to 63 letters, digits and inner hyphens, as in acme-support'

/**
 * The account's name: a label of the domain name system, in small letters, for case makes no difference there.
 * Zendesk wants three characters at least; the fake does not. Throws `InvalidAccountName`.
 */
export function accountName(given: string): string {
  if (!isAccountName(given)) throw new InvalidAccountName(given)
  return given.toLowerCase()
}

/** Whether an account can have the name, in small letters or in capitals. */
export function isAccountName(given: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(given)
}
