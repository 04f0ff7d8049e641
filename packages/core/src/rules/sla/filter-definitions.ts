import type { SlaFilterDefinition } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { conditionDefinitions } from '../definitions.ts'

/** The tests that filters of policies can hold, in the form of this family. */
export function filterDefinitions(account: Account): SlaFilterDefinition[] {
  return conditionDefinitions(account, 'sla', 'all').map(({ subject, title, group, type, operators, values }) => ({
    value: subject,
    title,
    group,
    target: null,
    operators: operators.map((operator) => ({ value: operator.value, title: operator.title })),
    values: values
      ? {
          type,
          list: values.map((one) => ({ value: one.value === null ? null : String(one.value), title: one.title })),
        }
      : null,
  }))
}
