import { capitalized } from '../../capitalized.ts'
/** A choice of a system field. */
export interface SystemOption {
  readonly name: string
  readonly value: string
}

const option = (value: string): SystemOption => ({ name: capitalized(value), value })

const options: Readonly<Record<string, readonly string[]>> = {
  tickettype: ['question', 'incident', 'problem', 'task'],
  priority: ['low', 'normal', 'high', 'urgent'],
  status: ['open', 'pending', 'hold', 'solved'],
}

/** Of priorities with `sub_type_id` 1 only these are offered; statuses have `hold` with it only (docs: Ticket Fields). */
const fewPriorities = ['normal', 'high']

/** What a system field can hold; undefined where that is no closed set. */
export function systemOptions(field: {
  readonly type: string
  readonly sub_type_id: number | null
}): readonly SystemOption[] | undefined {
  const values = Object.hasOwn(options, field.type) ? options[field.type] : undefined
  const isFew = field.sub_type_id === 1
  if (field.type === 'priority' && isFew) return fewPriorities.map(option)
  if (field.type === 'status' && !isFew) return values?.filter((value) => value !== 'hold').map(option)
  return values?.map(option)
}
