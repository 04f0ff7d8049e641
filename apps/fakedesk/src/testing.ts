export type { Served } from './server/served.ts'
export type { RunningFakedesk, StartOptions } from './start-fakedesk.ts'
export type { Desk } from './testing/desk.ts'
export { type DeskOptions, type Desks, startDesks } from './testing/start-desks.ts'
