import type { MacroActionDefinition } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { actionDefinitions } from '../../rules/definitions.ts'

/** The actions that macros can hold, with the values of each. */
export function macroActions(account: Account): MacroActionDefinition[] {
  return actionDefinitions(account, 'macro').map(({ title, subject, type, group, nullable, repeatable, values }) => ({
    title,
    value: subject,
    title_for_field: title,
    group,
    target: null,
    output_key: null,
    type,
    subject,
    nullable,
    repeatable,
    operators: [{ value: 'is', title: 'Is' }],
    values: { type, list: values },
  }))
}
