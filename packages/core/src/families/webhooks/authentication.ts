import type { WebhookAuthentication, WebhookAuthenticationWrite } from '@fakedesk/spec'
import { refusedWebhook } from '../../errors.ts'

/** How a webhook signs in, its secrets included. */
export interface StoredAuthentication {
  readonly type: 'basic_auth' | 'bearer_token' | 'api_key'
  readonly data: {
    readonly username?: string
    readonly password?: string
    readonly token?: string
    readonly name?: string
    readonly value?: string
  }
  readonly add_position: 'header' | 'query_string'
}

const wanted = {
  basic_auth: ['username', 'password'],
  bearer_token: ['token'],
  api_key: ['name', 'value'],
} as const

/** Secrets are hidden in answers, so whoever sends one back without them means those that are kept. Throws 400. */
export function readAuthentication(
  given: WebhookAuthenticationWrite,
  before: StoredAuthentication | null | undefined,
): StoredAuthentication {
  const { type, add_position = 'header' } = given
  const kept = before?.type === type ? before.data : {}
  const data = Object.fromEntries(
    wanted[type].map((name) => {
      const value = given.data?.[name] ?? kept[name]
      if (!value) throw refusedWebhook(`authentication.data.${name} is required for ${type}`)
      if (/[\r\n\0]/.test(value)) throw refusedWebhook(`authentication.data.${name} cannot be sent in a header`)
      return [name, value]
    }),
  )
  const isHeader = type !== 'api_key' || add_position === 'header'
  if (type === 'api_key' && isHeader && !isHeaderName(data.name)) {
    throw refusedWebhook('authentication.data.name is no header name')
  }
  return { type, data, add_position }
}

export const isHeaderName = (name: unknown) => typeof name === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(name)

/** Without its secrets; a user name is none (recorded). */
export function shownAuthentication({ type, data, add_position }: StoredAuthentication): WebhookAuthentication {
  if (type === 'basic_auth') return { type, data: { username: data.username ?? '' }, add_position }
  if (type === 'api_key') return { type, data: { name: data.name ?? '' }, add_position }
  return { type, add_position }
}

/** What signs a call in by its address: an API key that is to stand there. */
export function queryOf(authentication: StoredAuthentication | null | undefined): string {
  if (authentication?.type !== 'api_key' || authentication.add_position !== 'query_string') return ''
  const { name = '', value = '' } = authentication.data
  return new URLSearchParams([[name, value]]).toString()
}

/** The header that signs a call in. */
export function headerOf(authentication: StoredAuthentication | null | undefined): Readonly<Record<string, string>> {
  if (!authentication) return {}
  const { type, data, add_position } = authentication
  if (type === 'api_key') return add_position === 'header' ? { [data.name ?? '']: data.value ?? '' } : {}
  if (type === 'bearer_token') return { Authorization: `Bearer ${data.token}` }
  const bytes = new TextEncoder().encode(`${data.username}:${data.password}`)
  return { Authorization: `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}` }
}
