export type { Breach } from '@fakedesk/prism'
export { Refusal } from './refusal.ts'
export type { Served } from './server/served.ts'
export { type RunningFakedesk, type StartOptions, startFakedesk } from './start-fakedesk.ts'
