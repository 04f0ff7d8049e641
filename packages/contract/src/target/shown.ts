import { isObject } from '@fakedesk/spec/openapi'
import type { ContractOperation } from '../route.ts'
import type { Finding } from '../violation.ts'
import type { Call } from './call.ts'
import { listOf } from './lists.ts'

/**
 * What an answer owes to the records that it was asked for by id, ids that the target itself has listed: one that is
 * shown must be that one, and of several none may be left out.
 */
export function shownFindings(operation: ContractOperation, call: Call, body: unknown): readonly Finding[] {
  return call.query.has('ids') ? missing(operation, call, body) : another(operation, call, body)
}

function missing({ template }: ContractOperation, { query }: Call, body: unknown): readonly Finding[] {
  const list = listOf(template, body)
  const shown = list?.records.map((record) => (isObject(record) ? record.id : undefined)) ?? []
  // Counts of views and the like tell of records, and show none.
  if (!list || shown.includes(undefined)) return []
  const wanted = query.get('ids')?.split(',') ?? []
  return wanted
    .filter((id) => !shown.map(String).includes(id))
    .map((id) => finding(`/${list.key}`, 'record-missing', `must show ${id}, which the target lists`))
}

function another({ template }: ContractOperation, { path, origin }: Call, body: unknown): readonly Finding[] {
  const [, name = ''] = /\{([^}]*)\}$/.exec(template) ?? []
  const asked = path[name]
  const [[key, record] = ['', undefined], ...others] = Object.entries(isObject(body) ? body : {})
  // Beside further records it is not plain which one was asked for.
  if (asked === undefined || origin !== 'listed' || others.length > 0 || !isObject(record)) return []
  const isAsked = Object.values(record).some((value) => String(value) === asked)
  return isAsked ? [] : [finding(`/${key}`, 'other-record', `must be ${asked}, as asked for`)]
}

function finding(pointer: string, rule: string, problem: string): Finding {
  return { where: 'response.body', pointer, rule, problem }
}
