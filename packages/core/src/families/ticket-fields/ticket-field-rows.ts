import type { TicketField } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { listedStatuses } from '../custom-ticket-statuses/find-status.ts'
import { languageNamed } from '../locales/locale.ts'
import { presentTicketField, type StoredTicketField } from './ticket-field.ts'

/** A call, as far as it says how fields are to look. */
export interface FieldLook extends Looking {
  readonly query: { readonly creator?: boolean; readonly locale?: string }
}

/** The fields as a list, with their makers and the portal's title in the language that is asked for. */
export function fieldRows(asking: FieldLook, rows: Rows<StoredTicketField, TicketField>) {
  const { creator, locale } = asking.query
  if (!creator && locale === undefined) return rows
  return inOtherLook<StoredTicketField, TicketField>(rows, (field) => JSON.stringify(fieldAsAsked(asking, field)), rows)
}

/** One field, with its maker where that is asked for: -1 stands for an app or the system itself. */
export function fieldAsAsked({ account, actor, origin, query }: FieldLook, field: StoredTicketField): TicketField {
  const { creator_user_id, creator_app_name } = field
  const view = { ...account.ticketFields.viewOf(actor, origin), context: [...listedStatuses(account)] }
  const shown = presentTicketField(field, view, languageNamed(account, query.locale))
  return query.creator ? { ...shown, creator_user_id, creator_app_name } : shown
}
