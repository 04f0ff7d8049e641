import type { Conditions, ViewCreate, ViewUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { readRestriction } from '../../rules/families/audience.ts'
import { demandManage } from '../../rules/families/demand-rule.ts'
import { newRule, readRule } from '../../rules/families/new-rule.ts'
import { readConditions, refuseNone } from '../../rules/read-conditions.ts'
import { Validation } from '../../validation.ts'
import { readOutput, usualOutput } from './read-output.ts'
import type { StoredView } from './view.ts'

/** The place of the first view of one's own (recorded). */
const firstPlace = 10_000

/** Adds a view behind all others. Throws `invalid`, and `forbidden` for one that the caller may not make. */
export function createView(account: Account, actor: Actor, given: ViewCreate): StoredView {
  const blank: StoredView = {
    ...newRule(account, account.views.rows, firstPlace),
    description: null,
    conditions: { all: [], any: [] },
    restriction: null,
    output: usualOutput,
  }
  return account.views.insert({ ...blank, ...changesOf(account, actor, blank, given) })
}

/** Changes what is named; conditions that are given take the place of those of the same kind. Throws as `createView` does. */
export function updateView(account: Account, actor: Actor, view: StoredView, given: ViewUpdate): StoredView {
  demandManage(account, actor, 'view_access', view.restriction)
  return account.views.update(view, { ...changesOf(account, actor, view, given), updated_at: account.now })
}

function changesOf(account: Account, actor: Actor, before: StoredView, given: ViewUpdate): Partial<StoredView> {
  const validation = new Validation()
  const reading = { account, place: 'view', validation } as const
  const read = readConditions(reading, given, before.conditions)
  const conditions = read ?? before.conditions
  if (read) demandPlainTest(read, validation)
  else if (before.title === '') refuseNone(validation)
  const changes = {
    ...readRule(reading, before, oneTitle(given)),
    conditions,
    output: given.output ? readOutput(account, validation, given.output, before.output) : before.output,
    description: given.description === undefined ? before.description : given.description,
    restriction: given.restriction === undefined ? before.restriction : readRestriction(reading, given.restriction),
  }
  validation.check()
  demandManage(account, actor, 'view_access', changes.restriction)
  return changes
}

/** Of both forms of a title, as whoever sends back what was read has them, a view takes the one shown (reported: salto-io/salto#5410). */
function oneTitle({ title, raw_title, ...given }: ViewUpdate): ViewUpdate {
  const entered = title ?? raw_title
  return { ...given, ...(entered !== undefined && { title: entered }) }
}

/** The properties of which a view must test one (reported, with the sentence's markup). */
const plain: readonly string[] = [
  'status',
  'custom_status_id',
  'type',
  'ticket_type_id',
  'group_id',
  'assignee_id',
  'requester_id',
]

/** Views that have conditions of the other kind alone are taken as they are (reported). */
function demandPlainTest({ all }: Conditions, validation: Validation): void {
  if (all.length === 0 || all.some(({ field }) => plain.includes(field))) return
  const description =
    'View must test for at least <strong>one</strong> of the following ticket properties in the ALL conditions section: Status, Type, Group, Assignee, Requester.'
  validation.add('base', { description })
}
