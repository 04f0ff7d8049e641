import type { TicketForm } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { brandOf } from '../brands/brand-of.ts'
import { languageNamed } from '../locales/locale.ts'
import { defaultForm } from './find-form.ts'
import { isOfBrand, presentForm, type StoredTicketForm } from './ticket-form.ts'

/** What a list of forms is narrowed by. */
interface Filters {
  readonly ids?: readonly number[]
  readonly active?: boolean | undefined
  readonly end_user_visible?: boolean | undefined
  readonly fallback_to_default?: boolean | undefined
  readonly associated_to_brand?: boolean | undefined
  readonly form_type?: 'standard' | 'service_catalog' | 'all' | undefined
}

/** The forms that the caller sees and the filters leave, by position. Few: an account has at most 300. */
export function filteredForms(looking: Looking, filters: Filters): readonly StoredTicketForm[] {
  const { account, actor } = looking
  const brand = filters.associated_to_brand ? brandOf(looking) : undefined
  const forms = [...account.ticketForms.visibleTo(actor).ordered('position')].filter(
    (form) =>
      (filters.ids?.includes(form.id) ?? true) &&
      (filters.active === undefined || form.active === filters.active) &&
      (filters.end_user_visible === undefined || form.end_user_visible === filters.end_user_visible) &&
      // Forms of the service catalog are made in its own pages.
      filters.form_type !== 'service_catalog' &&
      (!brand || isOfBrand(form, brand.id)),
  )
  // What stands in is for end users, who need one to write to.
  const isEnough = forms.some(({ active, end_user_visible }) => active && end_user_visible)
  const standIn = filters.fallback_to_default && !isEnough ? defaultForm(account) : undefined
  return standIn ? [standIn] : forms
}

export function formRows(
  { account, origin }: Pick<Looking, 'account' | 'origin'>,
  forms: readonly StoredTicketForm[],
  locale?: string,
): Rows<StoredTicketForm, TicketForm> {
  const rows = account.ticketForms.list(forms)
  const language = languageNamed(account, locale)
  return language ? inOtherLook(rows, (form) => JSON.stringify(presentForm(form, origin, language)), rows) : rows
}
