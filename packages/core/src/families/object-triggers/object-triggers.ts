import { demand } from '../../account/permissions.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { changeMany, deleteMany } from '../../rules/families/change-many.ts'
import { sortableByUse, withWords } from '../../rules/families/listed-rules.ts'
import { filterIn } from '../triggers/filter-triggers.ts'
import { createObjectTrigger, updateObjectTrigger } from './change-object-trigger.ts'
import type { StoredObjectTrigger } from './object-trigger.ts'
import { actionsOffered, conditionsOffered } from './object-trigger-fields.ts'

export const objectTriggersOperations = {
  ListObjectTriggers: (call) => listed(call, call.query.active),
  ListActiveObjectTriggers: (call) => {
    demandManage(call)
    return listed(call, true)
  },
  SearchObjectTriggers: (call) => {
    const { account, query } = call
    const found = withWords(account, narrowed(call, query.active).ordered('position'), query.query).filter(
      filterIn(query['filter[json]']),
    )
    return sortableByUse(account, account.objectTriggers.list(found))
  },
  GetObjectTrigger: (call) => shownTo(call, inPath(call)),
  CreateObjectTrigger: (call) => {
    demandManage(call)
    return shownTo(call, createObjectTrigger(call.account, call.path.custom_object_key, call.body.trigger))
  },
  UpdateObjectTrigger: (call) => {
    demandManage(call)
    return shownTo(call, updateObjectTrigger(call.account, inPath(call), call.body.trigger))
  },
  DeleteObjectTrigger: (call) => {
    demandManage(call)
    call.account.objectTriggers.delete(inPath(call))
  },
  UpdateManyObjectTriggers: (call) => {
    demandManage(call)
    const { account, body } = call
    const changed = changeMany(account, ofObject(call), body.triggers, () => undefined)
    const triggers = changed.map((trigger) => account.objectTriggers.show(trigger, call))
    return { triggers, count: triggers.length, next_page: null, previous_page: null }
  },
  DeleteManyObjectTriggers: (call) => {
    demandManage(call)
    deleteMany(ofObject(call), call.query.ids, () => undefined)
  },
  ListObjectTriggersDefinitions: ({ path: { custom_object_key: key } }) => ({
    definitions: {
      conditions_all: conditionsOffered(key),
      conditions_any: conditionsOffered(key),
      actions: actionsOffered(key),
    },
  }),
} satisfies Handlers<'object-triggers'>

type Asking = Pick<Call<'ListObjectTriggers'>, 'account' | 'actor' | 'path'>

const shownTo = (call: Asking & Pick<Call<'GetObjectTrigger'>, 'origin'>, trigger: StoredObjectTrigger) =>
  shown(call.account.objectTriggers.show(trigger, call), trigger)

/** Throws `forbidden`. */
const demandManage = ({ account, actor }: Asking) => demand(account, actor, 'manage_triggers')

function narrowed({ account, path }: Asking, active: boolean | undefined) {
  const all = account.objectTriggers.by('object', path.custom_object_key)
  return active === undefined ? all : all.by('active', active)
}

const listed = (call: Asking, active: boolean | undefined) => sortableByUse(call.account, narrowed(call, active))

/** Throws `notFound` for a trigger of another object, too. */
const inPath = (call: Pick<Call<'GetObjectTrigger'>, 'account' | 'actor' | 'path'>): StoredObjectTrigger =>
  narrowed(call, undefined).find(call.path.trigger_id)

/** The triggers of the object, as far as changing many of them needs it. */
function ofObject(call: Asking) {
  const { objectTriggers } = call.account
  return {
    find: (id: number) => narrowed(call, undefined).find(id),
    update: (trigger: StoredObjectTrigger, changes: Partial<StoredObjectTrigger>) =>
      objectTriggers.update(trigger, changes),
    delete: (trigger: StoredObjectTrigger) => {
      objectTriggers.delete(trigger)
    },
  }
}
