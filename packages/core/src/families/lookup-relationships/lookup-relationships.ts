import type { Account } from '../../account/account.ts'
import { fieldsOf } from '../../custom-fields/find-field.ts'
import { lookUp } from '../../custom-fields/look-up.ts'
import { notFound } from '../../errors.ts'
import type { Handlers } from '../../operation.ts'
import { filterDefinitions } from './filter-definitions.ts'
import { kindsBySourceType, sourcesOf } from './sources.ts'

export const lookupRelationshipsOperations = {
  GetRelationshipFilterDefinitions: ({ account, path }) => {
    const conditions = [...filterDefinitions(account, path.target_type)]
    return { definitions: { conditions_all: conditions, conditions_any: conditions } }
  },
  GetSourcesByTarget: ({ account, path }) => {
    const { target_type, target_id, source_type, field_id } = path
    const kind = kindsBySourceType.get(source_type)
    if (!kind || lookUp(account, target_type, String(target_id)) === undefined) throw notFound()
    return sourcesOf(account, kind, lookupField(account, kind, field_id, target_type), target_id)
  },
} satisfies Handlers<'lookup-relationships'>

/** The field must be one that points to this kind of record. */
function lookupField(account: Account, kind: 'user' | 'organization', id: number, targetType: string) {
  const field = fieldsOf(account, kind).find(id)
  if (!field.active || field.type !== 'lookup' || field.relationship_target_type !== targetType) throw notFound()
  return field
}
