import { timestamp } from '../../account/clock.ts'
import type { StoredTicketSla } from '../ticket-slas/ticket-sla.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import { changed } from './changes-told.ts'
import type { Told } from './tell-subscribers.ts'

/** The policies as the texts of their ids, like all ids of events. How the service tells of none is not documented. */
const policyOf = (sla: StoredTicketSla | undefined) => sla?.policy_id?.toString() ?? null
const groupPolicyOf = (sla: StoredTicketSla | undefined) => sla?.group_policy_id ?? null
const breachOf = (sla: StoredTicketSla | undefined) =>
  sla?.next_breach_at == null ? null : timestamp(sla.next_breach_at * 1000)

/** What has become of a ticket's SLAs with a change of it. */
export function slaChanges({ sla }: WrittenEdit): readonly Told[] {
  if (!sla) return []
  const { before, after } = sla
  return [
    ...changed('sla_policy_changed', policyOf(before), policyOf(after)),
    ...changed('ola_policy_changed', groupPolicyOf(before), groupPolicyOf(after)),
    ...changed('next_sla_breach_changed', breachOf(before), breachOf(after)),
  ]
}
