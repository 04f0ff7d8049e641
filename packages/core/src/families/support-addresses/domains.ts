import type { Account } from '../../account/account.ts'
import { digest } from '../../account/chance.ts'
import type { StoredSupportAddress } from './support-address.ts'

type Standing = Pick<
  StoredSupportAddress,
  'forwarding_status' | 'spf_status' | 'cname_status' | 'domain_verification_status' | 'domain_verification_code'
>

export const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

const service = '.zendesk.com'

/** Whether the service itself receives what is sent there: at the subdomain of the account or of one of its brands. */
export function isAtOwnSubdomain(account: Account, email: string): boolean {
  const domain = domainOf(email)
  const subdomain = domain.slice(0, -service.length)
  if (!domain.endsWith(service)) return false
  return subdomain === account.subdomain || account.brands.by('subdomain', subdomain).size > 0
}

/** Somebody else's: nobody can receive there but the account of that name. */
export function isAtForeignSubdomain(account: Account, email: string): boolean {
  return domainOf(email).endsWith(service) && !isAtOwnSubdomain(account, email)
}

/** What is known of a new address: everything of one at the service, nothing good of one outside (recorded). */
export function standingOf(account: Account, email: string): Standing {
  if (isAtOwnSubdomain(account, email)) {
    return {
      forwarding_status: 'verified',
      spf_status: 'verified',
      cname_status: 'verified',
      domain_verification_status: 'verified',
      domain_verification_code: null,
    }
  }
  return {
    forwarding_status: 'waiting',
    spf_status: 'failed',
    cname_status: 'unknown',
    domain_verification_status: 'failed',
    domain_verification_code: codeOf(account, domainOf(email)),
  }
}

/** Sixteen hexadecimal digits, the same for all addresses of a domain (recorded). */
const codeOf = ({ subdomain }: Account, domain: string) => digest(`${subdomain} proves ${domain}`).slice(0, 16)
