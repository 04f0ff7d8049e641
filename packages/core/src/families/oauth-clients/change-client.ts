import type { OAuthClientCreate, OAuthClientUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { hexadecimal } from '../../account/chance.ts'
import { Validation } from '../../validation.ts'
import { revokeTokensOfClient } from '../oauth-tokens/issue-token.ts'
import type { StoredOAuthClient } from './oauth-client.ts'

/** Registers a program, which acts as its maker unless another user is named. Throws `invalid`. */
export function createClient(account: Account, actor: Actor, given: OAuthClientCreate): StoredOAuthClient {
  validate(account, given)
  const kind = kindOf(given.kind)
  return account.oauthClients.insert({
    id: account.ids.next(),
    name: given.name,
    identifier: given.identifier,
    kind,
    company: given.company ?? null,
    description: given.description ?? null,
    logo_url: given.logo_url ?? null,
    redirect_uri: given.redirect_uri ?? [],
    user_id: given.user_id ?? actor.id,
    global: false,
    secret: kind === 'confidential' ? newSecret(account) : null,
    created_at: account.now,
    updated_at: account.now,
  })
}

/** Changes what is named. Throws `invalid`. */
export function updateClient(account: Account, client: StoredOAuthClient, given: OAuthClientUpdate): StoredOAuthClient {
  const { kind, redirect_uri, ...rest } = given
  validate(account, { ...client, ...given }, client)
  return account.oauthClients.update(client, {
    ...rest,
    ...(kind && kindChange(account, client, kindOf(kind))),
    ...(redirect_uri !== undefined && { redirect_uri: redirect_uri ?? [] }),
    updated_at: account.now,
  })
}

/** A program that becomes confidential needs a secret, which renewing it will show. */
function kindChange(account: Account, { secret }: StoredOAuthClient, kind: StoredOAuthClient['kind']) {
  return { kind, secret: kind === 'public' ? null : (secret ?? newSecret(account)) }
}

/** The program is gone, and with it every token that it holds. */
export function deleteClient(account: Account, client: StoredOAuthClient): void {
  revokeTokensOfClient(account, client.id)
  account.oauthClients.delete(client)
}

export function renewSecret(account: Account, client: StoredOAuthClient): StoredOAuthClient {
  return account.oauthClients.update(client, { secret: newSecret(account), updated_at: account.now })
}

const newSecret = (account: Account) => account.chance.text(64, hexadecimal)

const kinds = ['confidential', 'public']
const kindOf = (kind: string | null | undefined) => (kind === 'public' ? 'public' : 'confidential')

function validate(account: Account, given: OAuthClientUpdate, self?: StoredOAuthClient): void {
  const { name, identifier, kind, redirect_uri, user_id } = given
  const validation = new Validation()
  validation.present('name', name, 'Name')
  validation.present('identifier', identifier, 'Identifier')
  const holder = account.oauthClients.by('identifier', identifier ?? '').first()
  validation.unique('identifier', holder !== undefined && holder.id !== self?.id, 'Identifier', identifier)
  if (kind != null) validation.oneOf('kind', kind, kinds, 'Kind')
  for (const url of redirect_uri ?? []) {
    if (!isRedirectUrl(url)) {
      validation.add('redirect_uri', { description: `Redirect uri: ${url} is invalid`, error: 'InvalidValue' })
    }
  }
  if (user_id != null && !account.users.get(user_id)?.active) {
    validation.add('user_id', { description: 'User: is invalid', error: 'InvalidValue' })
  }
  validation.check()
}

/** Absolute and HTTPS; plain HTTP only to the developer's own machine (docs: OAuth Clients). */
function isRedirectUrl(text: string): boolean {
  const url = URL.parse(text)
  if (!url) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname))
}
