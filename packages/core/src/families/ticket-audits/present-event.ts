import type { Attachment, Audit } from '@fakedesk/spec'
import { smallestStep } from '../../store/id.ts'
import type { View } from '../../store/item.ts'
import { type Files, presentFile } from '../attachments/attachment.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import type { AuditEvent, CommentEvent } from './event.ts'

type ShownEvent = Audit['events'][number]

/** Events follow their audit's id in steps (recorded); a comment has the id of its event. */
export const eventIdOf = (audit: { readonly id: number }, place: number) => audit.id + smallestStep * (place + 1)

export function presentEvent(
  audit: { readonly id: number },
  event: AuditEvent,
  place: number,
  view: View<Files>,
): ShownEvent {
  const id = eventIdOf(audit, place)
  switch (event.type) {
    case 'Comment':
    case 'VoiceComment':
      return presentComment(audit, event, id, view)
    case 'EmailCcChange': {
      const { current, previous, ...rest } = event
      return { id, ...rest, current_email_ccs: [...current], previous_email_ccs: [...previous] }
    }
    case 'FollowersChange': {
      const { current, previous, ...rest } = event
      return { id, ...rest, current_followers: [...current], previous_followers: [...previous] }
    }
    default:
      // The stored form of all others is the wire's, but for the id.
      return { id, ...event } as ShownEvent
  }
}

function presentComment(
  audit: { readonly id: number },
  event: CommentEvent,
  id: number,
  view: View<Files>,
): ShownEvent {
  const { type, author_id, via, data } = event
  return {
    id,
    type,
    author_id,
    ...textsOf(event),
    public: event.public,
    attachments: filesOf(event, view),
    audit_id: audit.id,
    ...(via && { via }),
    ...(data && voiceOf(data)),
    // One of the two kinds of comment events, which share these properties.
  } as ShownEvent
}

export function voiceOf(data: NonNullable<CommentEvent['data']>) {
  return {
    data,
    formatted_from: data.from ?? '',
    formatted_to: data.to ?? '',
    transcription_visible: Boolean(data.transcription_text),
  }
}

/** The files of a comment that stand beside the text; inline pictures stand in it. */
export function filesOf(
  { attachment_ids }: CommentEvent,
  { origin, context }: Pick<View<Files>, 'origin' | 'context'>,
): Attachment[] {
  const files = attachment_ids.flatMap((id) => context.attachments.get(id) ?? [])
  return files.filter(({ inline }) => !inline).map((file) => presentFile(file, { origin, context }))
}
