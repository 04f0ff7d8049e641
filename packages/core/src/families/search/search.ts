import { invalidSearch } from '../../errors.ts'
import type { Handlers } from '../../operation.ts'
import { parseQuery } from '../../search/parse.ts'
import { findRecords } from './find-records.ts'
import { exportRows, foundRows, ordered } from './found-rows.ts'

export const searchOperations = {
  ListSearchResults: (call) => {
    const query = parseQuery(call.query.query)
    const found = findRecords(call.account, call.actor, query)
    return foundRows(call, query.orderBy ? ordered(found, query.orderBy, query.direction ?? 'desc') : found)
  },
  CountSearchResults: ({ account, actor, query }) => ({
    count: findRecords(account, actor, parseQuery(query.query)).length,
  }),
  ExportSearchResults: (call) => {
    const query = parseQuery(call.query.query)
    return exportRows(call, findRecords(call.account, call.actor, query, exportedType(call.query['filter[type]'], query)))
  },
} satisfies Handlers<'search'>

const exported: readonly (string | undefined)[] = ['ticket', 'user', 'organization', 'group']

/** The one kind of an export. The query may say it once more (recorded), but no other. */
function exportedType(type: string | undefined, { types }: { readonly types: readonly string[] | undefined }) {
  if (!exported.includes(type)) throw invalidSearch('Invalid search: filter[type] must be ticket, user, organization or group')
  if (types?.some((named) => named !== type)) throw invalidSearch('Invalid search: type: cannot be used in an export')
  return type
}
