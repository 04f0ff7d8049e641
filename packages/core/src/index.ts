export type * from '@fakedesk/spec'
export type { Account, World } from './account/account.ts'
export { accountName, InvalidAccountName, UnknownAccount } from './account/account-name.ts'
export type { Actor } from './account/actor.ts'
export { type AdjustableClock, type Clock, type ClockState, fixedClock, realClock } from './account/clock.ts'
export type { AccountState, Look, RecordChange, Snapshot } from './account/snapshot.ts'
export { linesOf, snapshotFrom } from './account/snapshot-lines.ts'
export type { KeptAccount, KeptCommit, Storage, WholeAccount } from './account/storage.ts'
export { bugsToldTo, type OnBug } from './bug.ts'
export type { Exchange, Reply } from './exchange.ts'
export { createFakedesk, type Fakedesk, type FakedeskOptions } from './fakedesk.ts'
export { defaultOAuthClient } from './families/oauth-clients/oauth-clients.seed.ts'
export { nearest } from './nearest.ts'
export { accountNamedBy } from './pipeline/locate.ts'
export { readTime } from './read-time.ts'
export {
  type GeneratedSeedOptions,
  type GeneratedSeedParts,
  generatedSeed,
  generatedSeedParts,
} from './seed/invented/generated-seed.ts'
export type { Seed, Seeded } from './seed/seed.ts'
export { SeedError, type SeedProblem, seedMessage } from './seed/seed-error.ts'
export { seedSchema } from './seed/seed-schema.ts'
export { readRecord, writeRecord } from './store/record-text.ts'
export { defaultWorld } from './world/default-world.ts'
export { defaultApiToken, defaultOAuthTokens, defaultPassword, defaultPeople, quietWorld } from './world.ts'
