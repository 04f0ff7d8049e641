import type { Account } from '../account/account.ts'
import {
  type FieldKind,
  type FieldValues,
  hasOptions,
  type StoredOption,
  valueIn,
} from '../custom-fields/custom-field.ts'
import { activeFields } from '../custom-fields/find-field.ts'
import type { Language } from '../dynamic-content.ts'
import { lazily } from './lazily.ts'

interface Told {
  readonly values: FieldValues | null | undefined
  /** What titles of choices are told in. */
  readonly language: Language
}

/** The fields of a person or an organization, as placeholders name them: `ticket.requester.custom_fields.KEY`. */
export function ownValues(account: Account, kind: FieldKind, { values, language }: Told): object {
  const makers = Array.from(activeFields(account, kind), (field) => {
    const told = () => {
      const value = valueIn(values, field.key) ?? ''
      if (Array.isArray(value)) return value.join(' ')
      return hasOptions(field) && value !== '' ? choice(String(value), field.custom_field_options, language) : value
    }
    return [field.key, told] as const
  })
  return lazily(Object.fromEntries(makers))
}

/**
 * A choice reads as its value, and has a `title` besides (docs: Placeholders reference). Liquid compares what has these
 * functions by them.
 */
function choice(value: string, options: readonly StoredOption[], { filledIn }: Language): object {
  const title = options.find((option) => option.value === value)?.name ?? value
  return {
    title: filledIn(title),
    toString: () => value,
    equals: (other: unknown) => value === String(other),
    gt: (other: unknown) => value > String(other),
    geq: (other: unknown) => value >= String(other),
    lt: (other: unknown) => value < String(other),
    leq: (other: unknown) => value <= String(other),
  }
}
