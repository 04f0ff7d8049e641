import type { Condition } from '@fakedesk/spec'
import { valuesOf } from '../../rules/condition-field.ts'
import type { Validation } from '../../validation.ts'
import type { StoredUser } from '../users/user.ts'

interface UserField {
  /** What of a user the condition looks at. */
  readonly read: (user: StoredUser) => readonly string[]
  /** The operators, and whether each wants some of the values to be there. */
  readonly wants: Readonly<Record<string, boolean>>
}

/** What end users are chosen by beside their age (help: Creating end-user deletion schedules). */
const fields: Readonly<Record<string, UserField>> = {
  organization_id: {
    read: ({ organization_ids }) => (organization_ids.length > 0 ? organization_ids.map(String) : ['']),
    wants: { is: true, is_not: false },
  },
  current_tags: { read: ({ tags }) => tags, wants: { includes: true, not_includes: false } },
}

export function readUserCondition(validation: Validation, condition: Condition): Condition {
  const { field, operator } = condition
  const row = fields[field]
  if (!row) validation.add('base', { description: `Invalid field '${field}'` })
  else if (row.wants[operator ?? ''] === undefined) {
    validation.add('base', { description: `Invalid operator '${operator}' in '${field}'` })
  }
  return condition
}

/** A condition that is none of a user's never holds. */
export function userMeets(user: StoredUser, { field, operator, value }: Condition): boolean {
  const row = fields[field]
  const wants = row?.wants[operator ?? '']
  if (!row || wants === undefined) return false
  const wanted = valuesOf(value).flatMap((text) => (field === 'current_tags' ? text.split(/[\s,]+/) : text))
  return row.read(user).some((one) => wanted.includes(one)) === wants
}
