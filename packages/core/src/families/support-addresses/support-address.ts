import type { SupportAddress } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** An address that mails become tickets at. `dns_results` is documented and in no recorded answer. */
export type StoredSupportAddress = Required<Omit<SupportAddress, 'url' | 'dns_results'>>

export const supportAddresses = define<StoredSupportAddress, SupportAddress>()({
  name: 'recipient_addresses',
  singular: 'recipient_address',
  indexes: {
    email: ({ email }) => email.toLowerCase(),
    isDefault: (address) => address.default === true,
    brand: ({ brand_id }) => brand_id,
  },
  orders: {
    created_at: ({ created_at }) => [created_at],
    email: ({ email }) => [email.toLowerCase()],
    name: ({ name }) => [name?.toLowerCase() ?? null],
  },
  // Pages by number come by creation, cursors by id (recorded).
  listedBy: { offset: 'created_at' },
  loads: { brands: ({ brand_id }) => [brand_id] },
  present: (address, { origin }) => ({
    url: `${origin}/api/v2/recipient_addresses/${address.id}.json`,
    id: address.id,
    brand_id: address.brand_id,
    default: address.default,
    name: address.name,
    email: address.email,
    forwarding_status: address.forwarding_status,
    spf_status: address.spf_status,
    cname_status: address.cname_status,
    domain_verification_status: address.domain_verification_status,
    domain_verification_code: address.domain_verification_code,
    created_at: address.created_at,
    updated_at: address.updated_at,
  }),
})
