import type { Account, Fakedesk, RecordChange } from '@fakedesk/core'
import type { Served } from '../server/served.ts'
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
  /** Forgets the account. */
  drop(): void
}

export interface DeskSource {
  readonly fakedesk: Fakedesk
  readonly url: string
  readonly requests: RequestsByAccount
}

/** Takes the account, as it is now, for a test of its own. */
export function openDesk({ fakedesk, url, requests }: DeskSource, subdomain: string): Desk {
  const account = fakedesk.account(subdomain)
  const begun = account.snapshot()
  const changes = () => account.changesSince(begun, { look: 'shown' })
  requests.forget(subdomain)
  return {
    subdomain,
    url: `${url}/_accounts/${subdomain}`,
    account,
    requests: () => requests.to(subdomain),
    changes,
    restore() {
      account.restore(begun)
      requests.forget(subdomain)
    },
    story: () => storyOf(subdomain, requests.to(subdomain), changes()),
    drop() {
      fakedesk.reset(subdomain)
      requests.forget(subdomain)
    },
  }
}

const mostKept = 100

/** The latest requests to each account. */
export class RequestsByAccount {
  readonly #requests = new Map<string, Served[]>()

  add(request: Served): void {
    const earlier = this.#requests.get(request.account) ?? []
    const prefix = `/_accounts/${request.account}`
    const path = request.path.startsWith(`${prefix}/`) ? request.path.slice(prefix.length) : request.path
    this.#requests.set(request.account, [...earlier.slice(1 - mostKept), { ...request, path }])
  }

  to(account: string): readonly Served[] {
    return this.#requests.get(account) ?? []
  }

  forget(account: string): void {
    this.#requests.delete(account)
  }
}
