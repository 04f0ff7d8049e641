import type { TriggerBatchItem } from '@fakedesk/spec'
import { demand } from '../../account/permissions.ts'
import type { Call, Handlers } from '../../operation.ts'
import { readId, readItems } from '../../read-ids.ts'
import { actionDefinitions, conditionDefinitions } from '../../rules/definitions.ts'
import { deleteMany } from '../../rules/families/change-many.ts'
import { sortableByUse, withWords } from '../../rules/families/listed-rules.ts'
import { createTrigger, deleteTrigger, moveTrigger, reorderTriggers, updateTrigger } from './change-trigger.ts'
import { filterIn } from './filter-triggers.ts'
import type { StoredTrigger } from './trigger.ts'

type Asking = Pick<Call<'ListTriggers'>, 'account'>

export const triggersOperations = {
  ListTriggers: (call) => listed(call, call.query),
  ListActiveTriggers: (call) => listed(call, { ...call.query, active: true }),
  SearchTriggers: (call) => {
    const { account, query } = call
    const passes = filterIn(query['filter[json]'])
    const found = withWords(account, narrowed(call, query).ordered('position'), query.query).filter(passes)
    return sortableByUse(account, account.triggers.list(found))
  },
  GetTrigger: ({ account, path }) => account.triggers.find(path.trigger_id),
  CreateTrigger: (call) => createTrigger(call.account, managing(call), call.body.trigger),
  UpdateTrigger: (call) => updateTrigger(call.account, managing(call), inPath(call), call.body.trigger),
  DeleteTrigger: (call) => {
    managing(call)
    deleteTrigger(call.account, inPath(call))
  },
  DeleteManyTriggers: (call) => {
    managing(call)
    const { account, query } = call
    const revisions = deleteMany(account.triggers, query.ids, () => undefined).flatMap(({ id }) => [
      ...account.triggerRevisions.by('trigger', id),
    ])
    for (const revision of revisions) account.triggerRevisions.delete(revision)
  },
  UpdateManyTriggers: (call) => {
    managing(call)
    return listOf(
      call,
      readItems(call.body.triggers).map((item) => moved(call, item)),
    )
  },
  ReorderTriggers: (call) => {
    managing(call)
    const { triggers } = listOf(call, reorderTriggers(call.account, call.body.trigger_ids.map(readId)))
    return { triggers }
  },
  ListTriggerActionConditionDefinitions: ({ account }) => ({
    definitions: {
      conditions_all: conditionDefinitions(account, 'trigger', 'all'),
      conditions_any: conditionDefinitions(account, 'trigger', 'any'),
      actions: actionDefinitions(account, 'trigger'),
    },
  }),
  ListTriggerRevisions: (call) => call.account.triggerRevisions.by('trigger', inPath(call).id),
  TriggerRevision: (call) => {
    const { account, path } = call
    return account.triggerRevisions.by('trigger', inPath(call).id).find(path.trigger_revision_id)
  },
} satisfies Handlers<'triggers'>

/** Throws `notFound`. */
function inPath({ account, path }: Pick<Call<'GetTrigger'>, 'account' | 'path'>): StoredTrigger {
  return account.triggers.find(path.trigger_id)
}

/** The caller, who may change business rules. Throws `forbidden`. */
function managing({ account, actor }: Pick<Call<'GetTrigger'>, 'account' | 'actor'>) {
  demand(account, actor, 'manage_triggers')
  return actor
}

interface Filters {
  readonly active?: boolean
  readonly category_id?: string | number
}

function narrowed({ account }: Asking, { active, category_id }: Filters) {
  const all = account.triggers.rows
  const used = active === undefined ? all : all.by('active', active)
  return category_id === undefined ? used : used.by('category', readId(category_id))
}

const listed = (call: Asking, filters: Filters) => sortableByUse(call.account, narrowed(call, filters))

const moved = ({ account }: Asking, item: TriggerBatchItem) =>
  moveTrigger(account, account.triggers.find(readId(item.id)), item)

function listOf(call: Pick<Call<'UpdateManyTriggers'>, 'account' | 'actor' | 'origin'>, all: readonly StoredTrigger[]) {
  const triggers = all.map((trigger) => call.account.triggers.show(trigger, call))
  return { triggers, count: triggers.length, next_page: null, previous_page: null }
}
