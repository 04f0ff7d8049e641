import type { AccountState } from './snapshot.ts'

/** Whether a value of unknown origin is what an account is beside its records. */
export function isAccountState(value: unknown): value is AccountState {
  const { clock, draws } = Object(value)
  const { chance, ids, numbers } = Object(draws)
  return (
    isClockState(clock) &&
    isChanceState(chance) &&
    Number.isSafeInteger(Object(ids).last) &&
    isChanceState(Object(ids).chance) &&
    typeof numbers === 'object' &&
    numbers !== null &&
    Object.values(numbers).every(Number.isSafeInteger)
  )
}

/** Times from 1970 on, as a clock shows them. */
function isClockState(value: unknown): boolean {
  const { kind, now, ahead } = Object(value)
  return (kind === 'fixed' && isTime(now)) || (kind === 'real' && isTime(ahead))
}

const isTime = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0

function isChanceState(value: unknown): boolean {
  return Array.isArray(value) && value.length === 4 && value.every((word) => Number.isInteger(word))
}
