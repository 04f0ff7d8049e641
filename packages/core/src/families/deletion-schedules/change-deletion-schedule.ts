import type { Condition, DeletionScheduleUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { readCondition } from '../../rules/read-conditions.ts'
import { Validation } from '../../validation.ts'
import { isAge, problemWithAge } from './age.ts'
import type { StoredDeletionSchedule } from './deletion-schedule.ts'
import { planSweep } from './plan-sweep.ts'
import { readUserCondition } from './user-conditions.ts'

/** What can be deleted by age (docs: Deletion Schedules). */
const objects = /^zen:(ticket|user|attachment|bot_only_conversation|custom_object:.+)$/

/** Schedules that each kind of record can have (help: Managing deletion schedules). */
const most = 10

/** Switched off until somebody says otherwise (help: Managing deletion schedules). Throws `invalid`. */
export function createDeletionSchedule(account: Account, given: DeletionScheduleUpdate): StoredDeletionSchedule {
  const { now } = account
  const blank: StoredDeletionSchedule = {
    id: account.ids.next(),
    title: '',
    description: null,
    active: false,
    default: false,
    object: given.object ?? 'zen:ticket',
    conditions: { all: [], any: [] },
    created_at: now,
    updated_at: now,
  }
  const validation = new Validation()
  if (!objects.test(blank.object)) {
    validation.add('object', { description: 'Object: is invalid', error: 'InvalidValue' })
  }
  if (account.deletionSchedules.by('object', blank.object).size >= most) {
    validation.add('base', { description: `${blank.object} cannot have more than ${most} deletion schedules` })
  }
  return put(account, account.deletionSchedules.insert({ ...blank, ...changesOf(account, blank, given, validation) }))
}

/** What is named takes the place of what was there; the kind of record stays. Throws `invalid`. */
export function updateDeletionSchedule(
  account: Account,
  schedule: StoredDeletionSchedule,
  given: DeletionScheduleUpdate,
): StoredDeletionSchedule {
  const changes = changesOf(account, schedule, given, new Validation())
  return put(account, account.deletionSchedules.update(schedule, { ...changes, updated_at: account.now }))
}

function put(account: Account, schedule: StoredDeletionSchedule): StoredDeletionSchedule {
  if (schedule.active) planSweep(account, schedule)
  return schedule
}

function changesOf(
  account: Account,
  before: StoredDeletionSchedule,
  given: DeletionScheduleUpdate,
  validation: Validation,
): Partial<StoredDeletionSchedule> {
  const { title = before.title, description = before.description, active = before.active } = given
  validation.present('title', title, 'Title')
  const reading = { account, validation, object: before.object }
  const conditions = given.conditions ? readConditions(reading, given.conditions) : before.conditions
  validation.check()
  return { title, description, active, conditions }
}

interface Reading {
  readonly account: Account
  readonly validation: Validation
  readonly object: string
}

type Given = NonNullable<DeletionScheduleUpdate['conditions']>

/** Conditions as they were sent, both lists anew. */
function readConditions(reading: Reading, { all, any }: Given): StoredDeletionSchedule['conditions'] {
  const read = (list: Given['all']) => (list ?? []).map((condition) => readOne(reading, condition))
  return { all: read(all), any: read(any) }
}

/** What has tickets has their conditions, users have some of their own; of what is not kept here any is taken. */
function readOne({ account, validation, object }: Reading, given: NonNullable<Given['all']>[number]): Condition {
  const { field, operator = 'greater_than', value } = given
  const text = typeof value === 'number' ? String(value) : (value ?? null)
  const condition: Condition = {
    field,
    operator,
    value: Array.isArray(text) ? text.map((one) => String(one)) : text,
  }
  if (isAge(condition)) {
    const description = problemWithAge(condition)
    if (description) validation.add('conditions', { description, error: 'InvalidValue' })
    return condition
  }
  if (object === 'zen:user') return readUserCondition(validation, condition)
  const isOfTickets = object === 'zen:ticket' || object === 'zen:attachment'
  return isOfTickets ? readCondition({ account, validation, place: 'view' }, given, 'all') : condition
}
