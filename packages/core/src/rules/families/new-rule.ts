import type { Account } from '../../account/account.ts'
import { entered } from '../../dynamic-content.ts'
import type { Validation } from '../../validation.ts'
import { nextPosition, type StoredRule } from './rule.ts'

/** A rule before it is filled in, behind all others; the first one not ahead of the least place. */
export function newRule(account: Account, rules: Iterable<StoredRule>, least = 0): StoredRule {
  const { now } = account
  return {
    id: account.ids.next(),
    title: '',
    active: true,
    updated_at: now,
    created_at: now,
    default: false,
    position: nextPosition(rules, least),
  }
}

/** What callers say of a rule of any kind. */
interface Given {
  readonly title?: string
  readonly raw_title?: string
  readonly active?: boolean
  readonly position?: number
}

interface Reading {
  readonly account: Account
  readonly validation: Validation
}

/** Reads what rules have in common. Problems go to the validation. */
export function readRule({ account, validation }: Reading, before: StoredRule, given: Given) {
  const title = entered({ shown: given.title, raw: given.raw_title }, account.language, before.title) ?? before.title
  validation.present('title', title, 'Title')
  return { title, active: given.active ?? before.active, position: given.position ?? before.position }
}
