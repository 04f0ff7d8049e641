import type { Account } from '../../account/account.ts'
import { fieldsOf } from '../../custom-fields/find-field.ts'
import { lookUp } from '../../custom-fields/look-up.ts'
import { notFound } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import { organizationsSeenBy } from '../organizations/find-organization.ts'
import { usersSeenBy } from '../users/find-users.ts'
import { filterDefinitions } from './filter-definitions.ts'
import { kindsBySourceType, sourcesOf } from './sources.ts'

export const lookupRelationshipsOperations = {
  GetRelationshipFilterDefinitions: ({ account, path }) => {
    const conditions = [...filterDefinitions(account, path.target_type)]
    return { definitions: { conditions_all: conditions, conditions_any: conditions } }
  },
  GetSourcesByTarget: (call) => {
    const { account, path } = call
    const { target_type, target_id, source_type, field_id } = path
    const kind = kindsBySourceType.get(source_type)
    if (!kind || lookUp(account, target_type, String(target_id)) === undefined) throw notFound()
    if (!isSeen(call, target_type, target_id)) throw notFound()
    return sourcesOf(call, kind, lookupField(account, kind, field_id, target_type), target_id)
  },
} satisfies Handlers<'lookup-relationships'>

/** Whether the caller knows of the record that is pointed to. */
function isSeen({ account, actor }: Pick<Call<'GetSourcesByTarget'>, 'account' | 'actor'>, type: string, id: number) {
  if (type === 'zen:user') return usersSeenBy(account, actor).has(id)
  return type !== 'zen:organization' || organizationsSeenBy(account, actor).has(id)
}

/** The field must be one that points to this kind of record. */
function lookupField(account: Account, kind: 'user' | 'organization', id: number, targetType: string) {
  const field = fieldsOf(account, kind).find(id)
  if (!field.active || field.type !== 'lookup' || field.relationship_target_type !== targetType) throw notFound()
  return field
}
