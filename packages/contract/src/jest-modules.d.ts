// What `jest.ts` needs to know of jest, so that this package need not install it: jest is there where the matcher is.

declare module '@jest/globals' {
  export const expect: { extend(matchers: object): void }
}

declare module 'expect' {
  export interface Matchers<R extends void | Promise<void>, T = unknown> {}
}
