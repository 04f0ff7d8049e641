import { operationFacts } from '@fakedesk/spec'
import { isObject } from '../is-object.ts'
import { nearest } from '../nearest.ts'
import { once } from '../once.ts'
import type { Fault } from './fault.ts'

/** Faults that cannot be, and why: a sentence for each thing that is wrong. */
export class FaultError extends Error {
  override readonly name = 'FaultError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('; '))
    this.problems = problems
  }
}

/** Why a value cannot be that of a property, as the end of "`share` must be ...". */
type Check = (value: unknown) => string | undefined

const text: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'a text')
const number =
  (what: string, holds: (value: number) => boolean): Check =>
  (value) =>
    typeof value === 'number' && holds(value) ? undefined : what
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.some((one) => one === value) ? undefined : values.join(' or ')
const whole = number('a whole number from 0', (value) => Number.isSafeInteger(value) && value >= 0)
/** As long as a timer can wait. */
const longest = 2 ** 31 - 1
const isWait = (value: unknown) => typeof value === 'number' && value >= 0 && value <= longest

const latency: Check = (value) => {
  if (isWait(value)) return undefined
  const { from, to, median, p99 } = isObject(value) ? value : {}
  if (isWait(from) && isWait(to) && Number(from) <= Number(to)) return undefined
  if (isWait(median) && isWait(p99) && Number(median) > 0 && Number(median) <= Number(p99)) return undefined
  return 'milliseconds, {"from": 100, "to": 900}, or {"median": 100, "p99": 2000}'
}

const checks: Readonly<Record<keyof Fault, Check>> = {
  name: (value) =>
    typeof value === 'string' && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)
      ? undefined
      : 'a text that a header can tell',
  operation: (value) => text(value) ?? (isOperation(String(value)) ? undefined : unknownOperation(String(value))),
  method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  path: text,
  account: text,
  user: text,
  share: number('a number from 0 to 1', (value) => value >= 0 && value <= 1),
  after: whole,
  count: whole,
  status: number(
    '429, or 500 to 599',
    (value) => value === 429 || (Number.isInteger(value) && value >= 500 && value <= 599),
  ),
  retry_after: whole,
  plain: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  latency,
  cut: oneOf('before', 'after'),
  body: oneOf('malformed', 'truncated', 'slow'),
}

const operations = once(() => operationFacts().map(({ id }) => id))
const isOperation = (name: string) => name.includes('*') || operations().includes(name)

function unknownOperation(name: string): string {
  const near = nearest(
    name,
    operations().map((id) => id.toLowerCase()),
  )
  const meant = operations().find((id) => id.toLowerCase() === near)
  return `an operationId, or a text with *${meant === undefined ? '' : `; is it ${meant}?`}`
}

/** Reads a list of faults. Throws `FaultError` with all that is wrong. */
export function readFaults(value: unknown): readonly Fault[] {
  if (!Array.isArray(value)) throw new FaultError(['faults must be a list: [{"status": 503, "share": 0.1}]'])
  const problems = value.flatMap((fault, place) => problemsOf(fault).map((problem) => `fault ${place + 1}: ${problem}`))
  if (problems.length > 0) throw new FaultError(problems)
  // Each property was just looked at.
  return value as readonly Fault[]
}

function problemsOf(fault: unknown): readonly string[] {
  if (!isObject(fault)) return ['it must be an object: {"status": 503, "share": 0.1}']
  const problems = Object.entries(fault).flatMap(([name, value]) => problemWith(name, value) ?? [])
  if (problems.length > 0) return problems
  const { status, latency, cut, body, retry_after, plain } = fault
  if ([status, latency, cut, body].every((effect) => effect === undefined)) {
    return ['it does nothing; give it a status, a latency, a cut or a body']
  }
  if (status !== undefined && (cut !== undefined || body !== undefined))
    return ['a status goes with neither cut nor body']
  if (cut !== undefined && body !== undefined) return ['a connection that is cut has no body']
  if (status === undefined && (retry_after !== undefined || plain !== undefined))
    return ['retry_after and plain go with a status']
  return []
}

function problemWith(name: string, value: unknown): string | undefined {
  if (!isKnown(name)) {
    const near = nearest(name, Object.keys(checks))
    return `there is no ${JSON.stringify(name)}${near === undefined ? `; there are ${Object.keys(checks).join(', ')}` : `; is it ${near}?`}`
  }
  const wanted = value === undefined ? undefined : checks[name](value)
  return wanted === undefined ? undefined : `${name} must be ${wanted}`
}

const isKnown = (name: string): name is keyof Fault => Object.hasOwn(checks, name)
