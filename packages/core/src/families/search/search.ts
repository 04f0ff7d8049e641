import { invalidSearch } from '../../errors.ts'
import type { Handlers } from '../../operation.ts'
import { parseQuery } from '../../search/parse.ts'
import { findRecords } from './find-records.ts'
import { exportRows, foundRows, inOrder, ordered } from './found-rows.ts'

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
    const { account, actor } = call
    const query = parseQuery(call.query.query)
    const type = exportedType(call.query['filter[type]'], query)
    // An export is read page by page: the search is done for the first one, and holds as long as the real one's cache.
    const time = Math.floor(account.clock.now() / holdsFor)
    const name = `search export ${JSON.stringify([type, call.query.query, actor.id, actor.role, time])}`
    return exportRows(
      call,
      account.keep(name, () => inOrder(findRecords(account, actor, query, type))),
    )
  },
} satisfies Handlers<'search'>

/** Milliseconds: `Cache-Control: max-age=10` (recorded). */
const holdsFor = 10_000

const exported: readonly (string | undefined)[] = ['ticket', 'user', 'organization', 'group']

/** The one kind of an export. The query may say it once more (recorded), but no other. */
function exportedType(type: string | undefined, { types }: { readonly types: readonly string[] | undefined }) {
  if (!exported.includes(type))
    throw invalidSearch('Invalid search: filter[type] must be ticket, user, organization or group')
  if (types?.some((named) => named !== type)) throw invalidSearch('Invalid search: type: cannot be used in an export')
  return type
}
