import type { ConditionDefinition } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { hasOptions, type StoredCustomField } from '../../custom-fields/custom-field.ts'
import { activeFields } from '../../custom-fields/find-field.ts'
import { notFound } from '../../errors.ts'
import { kindsBySourceType } from './sources.ts'

const operators = {
  list: [
    ['is', 'Is'],
    ['is_not', 'Is not'],
  ],
  text: [
    ['is', 'Is'],
    ['is_not', 'Is not'],
    ['present', 'Is present', true],
    ['not_present', 'Is not present', true],
  ],
  tags: [
    ['includes', 'Contains at least one of the following'],
    ['not_includes', 'Contains none of the following'],
  ],
} as const

const roles = [
  ['end-user', 'End user'],
  ['agent', 'Agent'],
  ['admin', 'Admin'],
] as const

/** What the filter of a lookup field can test of its targets. Throws `notFound` for a kind that has no fields. */
export function filterDefinitions(account: Account, targetType: string): readonly ConditionDefinition[] {
  const kind = kindsBySourceType.get(targetType)
  if (!kind) throw notFound()
  const own = [
    ...(kind === 'user' ? [definition('role', 'Role', kind, 'list', roles)] : []),
    ...(kind === 'user' ? [definition('organization_id', 'Organization', kind, 'text')] : []),
    definition('tags', 'Tags', kind, 'tags'),
  ]
  const custom = Array.from(activeFields(account, kind), (field) => definitionOfField(account, kind, field))
  return [...own, ...custom]
}

function definitionOfField({ language }: Account, kind: string, field: StoredCustomField): ConditionDefinition {
  const subject = `${kind}.custom_fields.${field.key}`
  const title = language.filledIn(field.title)
  if (!hasOptions(field)) return definition(subject, title, kind, 'text')
  const values = field.custom_field_options.map(({ value, name }) => [value, language.filledIn(name)] as const)
  return definition(subject, title, kind, 'list', values)
}

function definition(
  subject: string,
  title: string,
  group: string,
  type: keyof typeof operators,
  values: readonly (readonly [string, string])[] = [],
): ConditionDefinition {
  return {
    title,
    subject,
    type,
    group,
    nullable: type !== 'tags',
    repeatable: false,
    operators: operators[type].map(([value, name, terminal = false]) => ({ value, title: name, terminal })),
    ...(type === 'list' && { values: values.map(([value, name]) => ({ value, title: name, enabled: true })) }),
  }
}
