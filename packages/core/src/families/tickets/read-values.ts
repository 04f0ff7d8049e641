import type { TicketUpdate } from '@fakedesk/spec'
import { readId } from '../../read-ids.ts'
import { isDeepEqual } from '../../store/deep-equal.ts'
import { readTicketValue } from '../ticket-fields/read-ticket-value.ts'
import { tagFieldOf } from './tag-fields.ts'
import type { TicketDraft } from './ticket-draft.ts'

type Given = Pick<TicketUpdate, 'custom_fields'> & { readonly fields?: TicketUpdate['custom_fields'] }

/** Sets values of the account's own fields, given as a list or as an object. Unknown fields are ignored. */
export function readValues(draft: TicketDraft, { custom_fields, fields }: Given): void {
  for (const [id, value] of [...entriesOf(fields), ...entriesOf(custom_fields)]) readValue(draft, id, value)
}

function entriesOf(given: unknown): readonly (readonly [id: number, value: unknown])[] {
  if (Array.isArray(given)) return given.map((entry) => [readId(Object(entry).id), Object(entry).value])
  return Object.entries(given ?? {}).map(([id, value]) => [readId(id), value])
}

function readValue(draft: TicketDraft, id: number, given: unknown): void {
  const { account, validation } = draft
  const field = account.ticketFields.get(id)
  if (!field?.active || !field.removable) return
  const value = readTicketValue(account, field, given)
  if (value === undefined) {
    validation.add('base', {
      description: `${account.language.filledIn(field.title)}: is invalid`,
      error: 'InvalidValue',
    })
    return
  }
  const before = draft.ticket.values[id] ?? null
  if (isDeepEqual(value, before)) return
  draft.setValue(id, value)
  const mirror = tagFieldOf(field)
  if (mirror) retag(draft, mirror.tagsOf(before), mirror.tagsOf(value))
}

/** The tags that stood for the old value go, those for the new one come. */
function retag(draft: TicketDraft, old: readonly string[], now: readonly string[]): void {
  const kept = draft.ticket.tags.filter((tag) => !old.includes(tag) || now.includes(tag))
  draft.change({ tags: [...kept, ...now.filter((tag) => !kept.includes(tag))] })
}
