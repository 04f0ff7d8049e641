import type { Account, Fakedesk, RecordChange } from '@fakedesk/core'
import type { Served } from '../server/served.ts'
import { LatestRequests } from './latest-requests.ts'
import { storyOf } from './story.ts'

/** One test's account. */
export interface Desk {
  readonly subdomain: string
  /** The address of this account, without a slash at the end: `http://127.0.0.1:4010/_accounts/test-1`. */
  readonly url: string
  readonly account: Account
  /** The latest requests to the account, oldest first: at most a hundred. Their paths begin after the account's address. */
  requests(): readonly Served[]
  /** What is different since the account was opened, record by record, as the API shows it to an admin. */
  changes(): readonly RecordChange[]
  /** Makes the account what it was when it was opened, and forgets the requests. Takes a fraction of a millisecond. */
  restore(): void
  /** The last requests and what has changed, in lines that explain a failure. */
  story(): string
  /** Forgets the account. What this desk tells of it stays as it is. */
  drop(): void
}

export interface DeskSource {
  readonly fakedesk: Fakedesk
  readonly url: string
  /** By subdomain, of the desks that are open. */
  readonly requests: Map<string, LatestRequests>
}

/** Takes the account, as it is now, for a test of its own. */
export function openDesk({ fakedesk, url, requests }: DeskSource, subdomain: string): Desk {
  const account = fakedesk.account(subdomain)
  const begun = account.snapshot()
  const changes = () => account.changesSince(begun, { look: 'shown' })
  const latest = new LatestRequests(subdomain)
  requests.set(subdomain, latest)
  return {
    subdomain,
    url: `${url}/_accounts/${subdomain}`,
    account,
    requests: () => latest.list(),
    changes,
    restore() {
      account.restore(begun)
      latest.clear()
    },
    story: () => storyOf(subdomain, latest.list(), changes()),
    drop() {
      fakedesk.reset(subdomain)
      requests.delete(subdomain)
    },
  }
}
