import type { DeletionScheduleUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { Validation } from '../../validation.ts'
import type { StoredDeletionSchedule } from './deletion-schedule.ts'

/** What can be deleted by age (docs: Deletion Schedules). */
const objects = /^zen:(ticket|user|attachment|bot_only_conversation|custom_object:.+)$/

/** An ISO period, as `P1Y`. */
const period = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/

/** Throws `invalid`. */
export function createDeletionSchedule(account: Account, given: DeletionScheduleUpdate): StoredDeletionSchedule {
  const { now } = account
  const blank: StoredDeletionSchedule = {
    id: account.ids.next(),
    title: '',
    description: null,
    active: true,
    default: false,
    object: given.object ?? 'zen:ticket',
    conditions: { all: [], any: [] },
    created_at: now,
    updated_at: now,
  }
  return account.deletionSchedules.insert({ ...blank, ...changesOf(blank, given) })
}

/** What is named takes the place of what was there; the kind of record stays. Throws `invalid`. */
export function updateDeletionSchedule(
  account: Account,
  schedule: StoredDeletionSchedule,
  given: DeletionScheduleUpdate,
): StoredDeletionSchedule {
  return account.deletionSchedules.update(schedule, { ...changesOf(schedule, given), updated_at: account.now })
}

function changesOf(before: StoredDeletionSchedule, given: DeletionScheduleUpdate): Partial<StoredDeletionSchedule> {
  const { title = before.title, description = before.description, active = before.active } = given
  const validation = new Validation()
  validation.present('title', title, 'Title')
  if (!objects.test(before.object))
    validation.add('object', { description: 'Object: is invalid', error: 'InvalidValue' })
  const conditions = given.conditions ? readAges(validation, given.conditions) : before.conditions
  validation.check()
  return { title, description, active, conditions }
}

type Given = NonNullable<DeletionScheduleUpdate['conditions']>

/** Conditions as they were sent; of age, each is an ISO period. */
function readAges(validation: Validation, { all, any }: Given): StoredDeletionSchedule['conditions'] {
  const read = (list: Given['all']) =>
    (list ?? []).map(({ field, operator = 'greater_than', value }) => {
      const text = typeof value === 'number' ? String(value) : (value ?? null)
      if (field === 'duration_since_last_update' && !period.test(String(text))) {
        validation.add('conditions', { description: 'Conditions: are invalid', error: 'InvalidValue' })
      }
      return { field, operator, value: Array.isArray(text) ? text.map((one) => String(one)) : text }
    })
  return { all: read(all), any: read(any) }
}
