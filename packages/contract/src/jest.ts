import { expect } from '@jest/globals'
import { type ContractMatchers, matchers } from './matcher.ts'

export type { ContractMatchers }

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ContractMatchers {}
}

expect.extend(matchers)
