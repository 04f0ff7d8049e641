import type { TargetUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { Validation } from '../../validation.ts'
import type { StoredTarget } from './target.ts'

/** What a target of each type must say (docs: Targets). */
const needed: Readonly<Record<string, readonly (keyof TargetUpdate)[]>> = {
  email_target: ['email', 'subject'],
  url_target: ['target_url', 'attribute'],
  url_target_v2: ['target_url', 'method', 'content_type'],
  http_target: ['target_url', 'method', 'content_type'],
  twitter_target: [],
  basecamp_target: ['target_url', 'token', 'project_id', 'resource'],
  campfire_target: ['subdomain', 'room', 'token'],
  clickatell_target: ['username', 'password', 'api_id', 'to'],
  flowdock_target: ['api_token'],
  get_satisfaction_target: ['email', 'password', 'account_name'],
  jira_target: ['target_url', 'username', 'password'],
  pivotal_target: ['token', 'project_id', 'story_type', 'story_title'],
  yammer_target: ['token'],
}

/** Throws `invalid`. */
export function createTarget(account: Account, given: TargetUpdate): StoredTarget {
  const { type = '' } = given
  const blank: StoredTarget = {
    id: account.ids.next(),
    title: '',
    type,
    active: true,
    created_at: account.now,
    secrets: {},
  }
  return account.targets.insert({ ...blank, ...changesOf(blank, given) })
}

/** What is named takes the place of what was there; the type stays. Throws `invalid`. */
export function updateTarget(account: Account, target: StoredTarget, given: TargetUpdate): StoredTarget {
  return account.targets.update(target, changesOf(target, given))
}

function changesOf(before: StoredTarget, given: TargetUpdate): Partial<StoredTarget> {
  const { id: _, type: __, password, secret, api_token, ...plain } = given
  const secrets = {
    ...before.secrets,
    ...(password !== undefined && { password }),
    ...(secret !== undefined && { secret }),
    ...(api_token !== undefined && { api_token }),
  }
  const changed = { ...before, ...plain, ...secrets }
  const validation = new Validation()
  validation.present('title', changed.title, 'Title')
  validation.oneOf('type', before.type, Object.keys(needed))
  for (const property of needed[before.type] ?? []) {
    const value: unknown = Object.entries(changed).find(([name]) => name === property)?.[1]
    validation.present(property, value, property.charAt(0).toUpperCase() + property.slice(1).replaceAll('_', ' '))
  }
  checkCall(validation, changed)
  validation.check()
  // Who switches a target on again gives it as many tries as a new one.
  return { ...plain, secrets, ...(plain.active && { failures: 0 }) }
}

const methods = ['get', 'post', 'put', 'patch', 'delete']
const contentTypes = ['application/json', 'application/xml', 'application/x-www-form-urlencoded']

/** How a target can be called (docs: Targets). */
function checkCall(validation: Validation, { method, content_type }: TargetUpdate): void {
  if (method) validation.oneOf('method', method.toLowerCase(), methods)
  if (content_type) validation.oneOf('content_type', content_type, contentTypes)
}
