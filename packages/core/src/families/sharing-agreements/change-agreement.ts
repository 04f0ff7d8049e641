import type { SharingAgreementCreate, SharingAgreementUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { capitalized } from '../../capitalized.ts'
import { Validation } from '../../validation.ts'
import type { StoredSharingAgreement } from './sharing-agreement.ts'

type Status = StoredSharingAgreement['status']

/** What a caller may make of an agreement; the other statuses are what came of reaching the partner. */
const chosen: readonly Status[] = ['accepted', 'declined', 'pending', 'inactive']

/** Proposes to share tickets; the other account has to accept. Throws `invalid`. */
export function proposeAgreement(account: Account, given: SharingAgreementCreate): StoredSharingAgreement {
  const { remote_subdomain, type = 'outbound', partner_name = null } = given
  const validation = new Validation()
  validation.present('remote_subdomain', remote_subdomain, 'Remote subdomain')
  const status = statusIn(validation, given.status ?? 'pending')
  validation.check()
  return account.sharingAgreements.insert({
    id: account.ids.next(),
    name: given.name ?? `${capitalized(remote_subdomain)} @ ${capitalized(account.subdomain)}`,
    type,
    status,
    partner_name,
    remote_subdomain,
    created_at: account.now,
    updated_at: account.now,
  })
}

/** Nothing but the status changes (docs: Sharing Agreements). Throws `invalid`. */
export function decideAgreement(
  account: Account,
  agreement: StoredSharingAgreement,
  given: SharingAgreementUpdate,
): StoredSharingAgreement {
  const validation = new Validation()
  const status = statusIn(validation, given.status ?? agreement.status)
  validation.check()
  return account.sharingAgreements.update(agreement, { status, updated_at: account.now })
}

function statusIn(validation: Validation, text: string): Status {
  const status = chosen.find((one) => one === text)
  validation.oneOf('status', text, chosen)
  return status ?? 'pending'
}
