import { expect } from 'vitest'
import { type ContractMatchers, matchers } from './matcher.ts'

export type { ContractMatchers }

declare module 'vitest' {
  interface Matchers<R, T> extends ContractMatchers {}
}

expect.extend(matchers)
