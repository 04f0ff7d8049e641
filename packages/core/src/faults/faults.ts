import { type Chance, seededChance } from '../account/chance.ts'
import type { Fault, FaultReport, Latency } from './fault.ts'
import { readFaults } from './read-faults.ts'

/** What is known of a request when it may be struck. */
export interface Struckable {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly account: string
  readonly user: string | null | undefined
}

/** A fault that strikes this very request. */
export interface Strike {
  readonly fault: Fault
  /** Its name, or its place. */
  readonly name: string
  /** Milliseconds to wait. */
  readonly delay: number
}

interface Counted {
  readonly fault: Fault
  readonly covers: (request: Struckable) => boolean
  met: number
  struck: number
}

/** The faults that are on, in their order: the first that strikes is the only one. Off, they cost a look at a length. */
export class Faults {
  readonly #first: readonly Fault[]
  #counted: Counted[] = []
  #chance: Chance = newChance()

  /** With those that are on from the start. */
  constructor(first: readonly Fault[] = []) {
    this.#first = first
    this.add(first)
  }

  get areOff(): boolean {
    return this.#counted.length === 0
  }

  get reports(): readonly FaultReport[] {
    return this.#counted.map(({ fault, met, struck }) => ({ ...fault, met, struck }))
  }

  /** Throws `FaultError`, and adds none then. */
  add(faults: readonly Fault[]): void {
    this.#counted.push(...readFaults(faults).map((fault) => ({ fault, covers: coverageOf(fault), met: 0, struck: 0 })))
  }

  /** No fault is left, and the next ones strike as the first would have. */
  clear(): void {
    this.#counted = []
    this.#chance = newChance()
  }

  /** As if nothing had been asked or added yet. */
  restart(): void {
    this.clear()
    this.add(this.#first)
  }

  strike(request: Struckable): Strike | undefined {
    for (const [place, counted] of this.#counted.entries()) {
      if (!counted.covers(request) || !this.#isDue(counted)) continue
      counted.struck++
      const { fault } = counted
      return { fault, name: fault.name ?? String(place + 1), delay: delayOf(fault.latency, this.#chance) }
    }
    return undefined
  }

  #isDue(counted: Counted): boolean {
    const { after = 0, count = Number.POSITIVE_INFINITY, share = 1 } = counted.fault
    counted.met++
    if (counted.met <= after || counted.struck >= count) return false
    return share === 1 || this.#chance.fraction() < share
  }
}

/** Apart from what accounts draw from: their ids are the same, with faults or without. */
const newChance = () => seededChance('faults')

function coverageOf({ operation, method, path, account, user }: Fault): Counted['covers'] {
  const [isOperation, isPath, isAccount, isUser] = [operation, path, account, user].map(patternOf)
  return (request) =>
    (method === undefined || method === request.method) &&
    (!isOperation || isOperation.test(request.operation)) &&
    (!isPath || isPath.test(request.path) || isPath.test(request.path.replace(/\.json$/, ''))) &&
    (!isAccount || isAccount.test(request.account)) &&
    (!isUser || isUser.test(request.user ?? ''))
}

function patternOf(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined
  const parts = text.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'is')
}

function delayOf(latency: Latency | undefined, chance: Chance): number {
  if (latency === undefined) return 0
  if (typeof latency === 'number') return latency
  if ('from' in latency) return latency.from + chance.fraction() * (latency.to - latency.from)
  const { median, p99 } = latency
  return Math.min(median * (p99 / median) ** (normal(chance) / normalP99), 100 * p99)
}

/** Of a normal distribution one draw in a hundred is above this; delays of networks are distributed as its powers. */
const normalP99 = 2.3263

/** Box and Muller's way from two even draws to a normal one. */
function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.fraction())) * Math.cos(2 * Math.PI * chance.fraction())
}
