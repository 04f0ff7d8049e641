import { timestamp } from '../../account/clock.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, orNull, text, time, whole } from '../../seed/shape.ts'
import { refuse } from '../../validation.ts'
import { seedSatisfactionReasons } from './satisfaction-reasons.seed.ts'

/** A reason for a bad rating in a seed. With none, there are those that every account begins with. */
export interface SatisfactionReasonSeed extends Dated {
  readonly reason_code: number
  readonly value: string
  readonly raw_value?: string
  readonly deleted_at?: string | null
}

export const seedableSatisfactionReasons = seedable<SatisfactionReasonSeed>()({
  name: 'satisfaction_reasons',
  own: { ...dated, reason_code: whole, value: text, raw_value: text, deleted_at: orNull(time) },
  needs: ['reason_code', 'value'],
  plant: (account, { reason_code, value, raw_value = value, deleted_at = null }) => {
    if ([...account.satisfactionReasons.rows].some((other) => other.reason_code === reason_code)) {
      refuse(`Reason code: ${reason_code} has already been taken`, 'reason_code', 'DuplicateValue')
    }
    return account.satisfactionReasons.insert({
      id: account.ids.next(),
      reason_code,
      value,
      raw_value,
      created_at: account.now,
      updated_at: account.now,
      deleted_at: deleted_at && timestamp(Date.parse(deleted_at)),
    })
  },
  complete: (account) => {
    if (account.satisfactionReasons.size === 0) seedSatisfactionReasons(account)
  },
})
