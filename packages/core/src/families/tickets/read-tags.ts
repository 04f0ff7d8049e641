import type { TicketUpdate } from '@fakedesk/spec'
import { normalTags } from '../tags/normal-tags.ts'
import { tagsOfValues } from './tag-fields.ts'
import type { TicketDraft } from './ticket-draft.ts'

type Given = Pick<TicketUpdate, 'tags' | 'additional_tags' | 'remove_tags'>

/** Sets the tags, and the fields that mirror them. */
export function readTags(draft: TicketDraft, { tags, additional_tags, remove_tags }: Given): void {
  if (!tags && !additional_tags && !remove_tags) return
  const gone = new Set(normalTags(remove_tags))
  const wanted = normalTags([...(tags ?? draft.ticket.tags), ...(additional_tags ?? [])])
  setTags(
    draft,
    wanted.filter((tag) => !gone.has(tag)),
  )
}

/** Puts these tags in the place of the old ones; a field follows where its tag came or went. */
export function setTags(draft: TicketDraft, tags: readonly string[]): void {
  const before = draft.ticket.tags
  draft.change({ tags })
  for (const field of tagsOfValues(draft.account)) {
    const value = draft.ticket.values[field.id] ?? null
    const followed = field.follow(value, {
      came: tags.filter((tag) => !before.includes(tag)),
      went: before.filter((tag) => !tags.includes(tag)),
    })
    if (followed !== value) draft.setValue(field.id, followed)
  }
}
