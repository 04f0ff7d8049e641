export type { Breach } from './prism/breach.ts'
export { Refusal } from './refusal.ts'
export type { Served } from './server/served.ts'
export { type RunningFakedesk, type StartOptions, startFakedesk } from './start-fakedesk.ts'
