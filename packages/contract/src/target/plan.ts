import type { ContractOperation } from '../route.ts'
import { listAbove, nameless } from './lists.ts'
import { CannotCheckError } from './operation-result.ts'
import { sideEffectOf } from './safety.ts'
import { listsOfQuery } from './values.ts'

/** An operation to call. Those that were not asked for are only called to find the records of others. */
export interface Step {
  readonly operation: ContractOperation
  readonly isAskedFor: boolean
}

export interface Plan {
  /** The steps of a stage do not need one another; those of the next may need them. */
  readonly stages: readonly (readonly Step[])[]
  /** What was asked for and must not be called. */
  readonly unsafe: readonly ContractOperation[]
}

/**
 * The order of a walk: lists come before what is found in them, reads before writes, and what deletes comes last,
 * innermost first. Names may hold `*` for any text: `List*`.
 */
export function planOf(
  operations: readonly ContractOperation[],
  names: readonly string[] | undefined,
  everything: boolean,
): Plan {
  const chosen = chosenOf(operations, names)
  const callable = everything ? chosen : chosen.filter((operation) => sideEffectOf(operation) === undefined)
  const steps = [
    ...callable.map((operation) => ({ operation, isAskedFor: true })),
    ...listsFor(operations, callable).map((operation) => ({ operation, isAskedFor: false })),
  ]
  const stages = Map.groupBy(steps, ({ operation }) => rankOf(operation))
  return {
    stages: [...stages].sort(([a], [b]) => a - b).map(([, stage]) => stage),
    unsafe: everything ? [] : chosen.filter((operation) => sideEffectOf(operation) !== undefined),
  }
}

function chosenOf(
  operations: readonly ContractOperation[],
  names: readonly string[] | undefined,
): readonly ContractOperation[] {
  if (!names) return operations
  const patterns = names.map((name) => ({ name, pattern: patternOf(name) }))
  const stray = patterns.filter(({ pattern }) => !operations.some(({ id }) => pattern.test(id)))
  if (stray.length > 0) {
    const list = stray.map(({ name }) => name).join(', ')
    throw new CannotCheckError('unknown-operation', `No operation is called ${list}; use operationIds or List*.`)
  }
  return operations.filter(({ id }) => patterns.some(({ pattern }) => pattern.test(id)))
}

function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(/[^\w*]/g, String.raw`\$&`).replaceAll('*', '.*')}$`, 'i')
}

/** The lists that show records for the parameters of operations, and those for their own parameters in turn. */
function listsFor(
  operations: readonly ContractOperation[],
  callable: readonly ContractOperation[],
): readonly ContractOperation[] {
  const lists = new Map(
    operations.filter(isHarmlessGet).map((operation) => [nameless(operation.template), operation] as const),
  )
  const found = new Set<ContractOperation>()
  const visit = (operation: ContractOperation): void => {
    for (const list of listAddresses(operation).flatMap((address) => lists.get(nameless(address)) ?? [])) {
      if (callable.includes(list) || found.has(list)) continue
      found.add(list)
      visit(list)
    }
  }
  callable.forEach(visit)
  return [...found]
}

function isHarmlessGet(operation: ContractOperation): boolean {
  return operation.method === 'GET' && sideEffectOf(operation) === undefined
}

function listAddresses(operation: ContractOperation): readonly string[] {
  const { template } = operation
  const ofPath = [...template.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => listAbove(template, name))
  return [...ofPath, ...listsOfQuery(operation)]
}

const writeRanks: Readonly<Record<string, number>> = { POST: 10_000, PUT: 20_000, PATCH: 20_000 }

/**
 * By the number of parameters, then by the length of the address, what seeks records of any list behind all lists;
 * deletions the other way round, and at the very end
 * those of the caller's own session, and of the token that signs the requests.
 */
function rankOf(operation: ContractOperation): number {
  const segments = operation.template.split('/')
  const depth = segments.filter((segment) => segment.includes('{')).length * 100 + segments.length
  if (operation.method === 'DELETE') {
    return segments.includes('current') ? 60_000 : segments.includes('me') ? 50_000 : 40_000 - depth
  }
  const readRank = listsOfQuery(operation).length > 0 ? 5_000 : 0
  const base = writeRanks[operation.method] ?? (sideEffectOf(operation) === undefined ? readRank : 10_000)
  return base + depth
}
