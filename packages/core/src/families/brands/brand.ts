import type { Brand } from '@fakedesk/spec'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import type { View } from '../../store/item.ts'
import { type Files, presentFile } from '../attachments/attachment.ts'
import { isOfBrand, type StoredTicketForm, type ticketForms } from '../ticket-forms/ticket-form.ts'

export interface StoredBrand
  extends Required<Omit<Brand, 'url' | 'brand_url' | 'logo' | 'ticket_form_ids' | 'user_separation'>> {
  /** Null where it follows from the subdomain. */
  readonly own_url: string | null
  /** The file that is the logo. */
  readonly logo_id: number | null
  readonly user_separation: string | null
}

/** What showing a brand takes: its picture, and the forms in use, in their order. */
export interface BrandLook extends Files {
  readonly forms: readonly StoredTicketForm[]
}

export const brands = define<StoredBrand, Brand, BrandLook>()({
  name: 'brands',
  singular: 'brand',
  indexes: {
    isDeleted: ({ is_deleted }) => is_deleted,
    isActive: ({ active, is_deleted }) => active && !is_deleted,
    isDefault: (brand) => brand.default,
    // The subdomain of a deleted brand is free again.
    subdomain: ({ is_deleted, subdomain }) => (is_deleted ? undefined : subdomain.toLowerCase()),
  },
  orders: { name: ({ name }) => [name.toLowerCase()] },
  listedBy: { cursor: 'name', offset: 'name' },
  variant: ({ role }) => (role === 'admin' ? 'admin' : ''),
  context: {
    of: ['ticket_forms'],
    read: (account: Files & { readonly ticketForms: CollectionOf<typeof ticketForms> }): BrandLook => ({
      attachments: account.attachments,
      forms: [...account.ticketForms.by('active', true).ordered('position')],
    }),
  },
  present: (brand, view) => ({
    url: `${view.origin}/api/v2/brands/${brand.id}.json`,
    id: brand.id,
    name: brand.name,
    brand_url: brand.own_url ?? `https://${brand.host_mapping ?? `${brand.subdomain}.zendesk.com`}`,
    subdomain: brand.subdomain,
    // Only admins see the host mapping (docs: Brands).
    ...(view.variant === 'admin' && { host_mapping: brand.host_mapping }),
    has_help_center: brand.has_help_center,
    help_center_state: brand.help_center_state,
    active: brand.active,
    default: brand.default,
    is_deleted: brand.is_deleted,
    logo: logoOf(brand, view),
    // The forms say which brands they are for; nothing sets it here (docs: Brands).
    ticket_form_ids: view.context.forms.filter((form) => isOfBrand(form, brand.id)).map(({ id }) => id),
    signature_template: brand.signature_template,
    created_at: brand.created_at,
    updated_at: brand.updated_at,
    ...(brand.user_separation && { user_separation: brand.user_separation }),
  }),
})

function logoOf({ logo_id }: StoredBrand, view: View<Files>) {
  const file = view.context.attachments.get(logo_id)
  return file ? presentFile(file, view) : null
}
