import type { ViewDefinitionColumn } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { conditionDefinitions } from '../../rules/definitions.ts'
import { shownColumns, shownField } from './shown-columns.ts'

/** What views can be made of: conditions, and columns to show, to sort and to group by. */
export function viewDefinitions(account: Account) {
  const output = columnsOffered(account)
  const sortables = output.filter(({ sortable }) => sortable)
  return {
    conditions_all: conditionDefinitions(account, 'view', 'all'),
    conditions_any: conditionDefinitions(account, 'view', 'any'),
    groupables: sortables,
    sortables,
    output,
  }
}

function columnsOffered({ ticketFields, language }: Account): ViewDefinitionColumn[] {
  const own = Array.from(ticketFields.by('active', true).by('isCustom', true).ordered('position'), (field) =>
    shownField(field, language),
  )
  return [
    ...Array.from(shownColumns, ([value, column]) => ({ value, ...column, group: 'ticket' })),
    ...own.map((column) => ({ value: column.id, ...column, group: 'ticket' })),
  ]
}
