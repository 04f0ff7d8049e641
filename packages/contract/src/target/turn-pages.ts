import type { ReadRequest, ReadResponse } from '../exchange.ts'
import type { ContractOperation } from '../route.ts'
import { type Violation, violationsOf } from '../violation.ts'
import { type Call, withQuery } from './call.ts'
import { type Page, pageFindings, pagingsOf, smallestPage } from './paging.ts'
import type { Exchanged, Target } from './target.ts'

/** What came of turning the pages of a list. */
export interface Turned {
  readonly violations: readonly Violation[]
  /** The answer, or the lack of one, that kept a page from being judged. */
  readonly obstacle: Exchanged | Error | undefined
}

export interface TurnOptions {
  readonly target: Target
  readonly operation: ContractOperation
  readonly call: Call
  /** What the list answered when no page was asked for. */
  readonly whole: unknown
  /** What a page breaches by itself. */
  readonly breachesOf: (exchanged: {
    readonly request: ReadRequest
    readonly response: ReadResponse
  }) => readonly Violation[]
}

/** Asks for the smallest first page of each kind of paging, follows its link, and judges both. */
export async function turnPages({ target, operation, call, whole, breachesOf }: TurnOptions): Promise<Turned> {
  const violations: Violation[] = []
  let obstacle: Turned['obstacle']
  const pageAt = async (address: string): Promise<Page | undefined> => {
    const exchanged = await target.ask('GET', address)
    if (exchanged instanceof Error || exchanged.response.status === 429) {
      obstacle = exchanged
      return undefined
    }
    const breaches = breachesOf(exchanged)
    violations.push(...breaches)
    return breaches.length > 0 ? undefined : { status: exchanged.response.status, json: exchanged.json }
  }
  for (const paging of pagingsOf(operation)) {
    if (obstacle) break
    const query = new URLSearchParams([...call.query, ...Object.entries(smallestPage(paging, operation))])
    const address = withQuery(call.address, query)
    const findings = await pageFindings(paging, {
      operation,
      whole,
      first: () => pageAt(address),
      follow: async (link) => {
        const next = target.addressOf(link)
        return next === undefined ? 'no address' : pageAt(next)
      },
    })
    violations.push(...violationsOf({ method: 'GET', path: decodeURIComponent(address), status: 200 }, findings))
  }
  return { violations, obstacle }
}
