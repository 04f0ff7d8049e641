/** What an `Authorization` header says. */
export type Credentials =
  | { readonly kind: 'password'; readonly email: string; readonly password: string }
  | { readonly kind: 'api-token'; readonly email: string; readonly token: string }
  | { readonly kind: 'oauth'; readonly token: string }
  | { readonly kind: 'unreadable' }

const tokenSuffix = '/token'

/** Zendesk's three ways: Basic with a password, Basic with `email/token` and an API token, and Bearer. */
export function readCredentials(header: string): Credentials {
  const [, scheme = '', value = ''] = /^(\S+)\s+(.*)$/.exec(header.trim()) ?? []
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return { kind: 'oauth', token: value.trim() }
    case 'basic':
      return readBasic(value.trim())
    default:
      return { kind: 'unreadable' }
  }
}

function readBasic(value: string): Credentials {
  const text = decodeBase64(value)
  const colon = text?.indexOf(':') ?? -1
  if (text === undefined || colon < 0) return { kind: 'unreadable' }
  const name = text.slice(0, colon)
  const secret = text.slice(colon + 1)
  return name.toLowerCase().endsWith(tokenSuffix)
    ? { kind: 'api-token', email: name.slice(0, -tokenSuffix.length), token: secret }
    : { kind: 'password', email: name, password: secret }
}

/** The text of UTF-8 bytes in base64; undefined where it is none. */
export function decodeBase64(value: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(value), (character) => character.charCodeAt(0)))
  } catch {
    return undefined
  }
}

export function encodeBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}
