import type { SatisfactionReason } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredSatisfactionReason = Required<Omit<SatisfactionReason, 'url'>>

export const satisfactionReasons = define<StoredSatisfactionReason, SatisfactionReason>()({
  name: 'satisfaction_reasons',
  singular: 'reason',
  indexes: { isDeleted: ({ deleted_at }) => deleted_at !== null },
  present: (reason, { origin, language }) => {
    const { id, value, raw_value } = reason
    const filled = language.filledIn(raw_value)
    const url = `${origin}/api/v2/satisfaction_reasons/${id}.json`
    return { url, ...reason, value: filled === raw_value ? value : filled }
  },
})
