import type { Conditions } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { theAccountItself } from '../../account/actor.ts'
import { type TicketTest, testOf } from '../../rules/ticket-test.ts'
import type { StoredGroupSlaPolicy } from '../group-sla-policies/group-sla-policy.ts'
import type { StoredSlaPolicy } from '../sla-policies/sla-policy.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'

/** What is promised of a ticket, and by whom. */
export interface Policies {
  readonly sla: StoredSlaPolicy | undefined
  readonly group: StoredGroupSlaPolicy | undefined
}

interface Ready<P> {
  readonly policy: P
  readonly test: TicketTest
}

const noPolicies: Policies = { sla: undefined, group: undefined }

/**
 * The first policies, in the order of their positions, whose filters the ticket meets after its change: triggers have run
 * by then (docs: About SLA policies and how they work).
 */
export function policiesFor(edit: WrittenEdit): Policies {
  const { slaPolicies, groupSlaPolicies } = edit.account
  if (edit.isImport || slaPolicies.size + groupSlaPolicies.size === 0) return noPolicies
  return {
    sla: firstOf(edit, readyPolicies(edit.account, 'SLA policies', slaPolicies)),
    group: firstOf(edit, readyPolicies(edit.account, 'group SLA policies', groupSlaPolicies)),
  }
}

function firstOf<P>({ account, after, audit: { via } }: WrittenEdit, ready: readonly Ready<P>[]): P | undefined {
  return ready.find(({ test }) => test.holds(after, { account, actor: theAccountItself, via }))?.policy
}

interface Policy {
  readonly filter: Omit<Conditions, 'any'> & Partial<Conditions>
}

/** A collection of policies, as far as they are read. */
interface PolicyRecords<P extends Policy> {
  readonly version: number
  readonly rows: { ordered(order: 'position'): Iterable<P> }
}

/** Made ready once for as long as no policy and no field changes. */
function readyPolicies<P extends Policy>(
  account: Account,
  name: string,
  policies: PolicyRecords<P>,
): readonly Ready<P>[] {
  const { ticketFields, userFields, organizationFields } = account
  const read = [policies, ticketFields, userFields, organizationFields]
  return account.keepWhile(name, read.map(({ version }) => version).join(), () =>
    Array.from(policies.rows.ordered('position'), (policy) => ({
      policy,
      test: testOf(account, { any: [], ...policy.filter }),
    })),
  )
}
