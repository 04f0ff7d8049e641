import type { Account } from '../../account/account.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import { domainOf, isAtOwnSubdomain } from './domains.ts'
import type { StoredSupportAddress } from './support-address.ts'

/** What can be checked: that mails arrive, that the SPF record names the service, that the domain's records are right. */
export type Check = 'forwarding' | 'spf' | 'dns'

/** A test mail comes back, or an answer of the DNS, within so long. */
const takes = 60_000

/** Begins a check, whose outcome the record shows later. What is at the service is good already. */
export function verifyAddress(account: Account, address: StoredSupportAddress, check: Check): void {
  if (isAtOwnSubdomain(account, address.email)) return
  if (check === 'forwarding') account.supportAddresses.update(address, { forwarding_status: 'waiting' })
  schedule(account, endVerification, takes, { address: address.id, check })
}

/**
 * Here is neither mail nor DNS, so whatever may exist is found to be in order. Names under `.invalid` never exist
 * (RFC 2606): their checks fail.
 */
export const endVerification = work<{ address: number; check: Check }>({
  kind: 'end_verification_of_support_address',
  run(account, { address: id, check }) {
    const address = account.supportAddresses.get(id)
    if (!address) return
    const outcome = domainOf(address.email).endsWith('.invalid') ? 'failed' : 'verified'
    account.supportAddresses.update(address, { ...told[check](outcome), updated_at: account.now })
  },
})

type Outcome = 'verified' | 'failed'

const told: Readonly<Record<Check, (outcome: Outcome) => Partial<StoredSupportAddress>>> = {
  forwarding: (forwarding_status) => ({ forwarding_status }),
  spf: (spf_status) => ({ spf_status }),
  dns: (status) => ({ cname_status: status, domain_verification_status: status }),
}
