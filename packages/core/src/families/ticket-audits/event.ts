import type { Via, VoiceCommentData } from '@fakedesk/spec'

/** A value of a property as audits tell it: text, list or nothing, never a number (clients depend on it). */
export type AuditValue = string | readonly string[] | null

/** Where an event comes from, if not from the audit's author: the rule that did it. */
interface Caused {
  readonly via?: Via
}

export interface CreateEvent extends Caused {
  readonly type: 'Create'
  readonly field_name: string
  readonly value: AuditValue
}

export interface ChangeEvent extends Caused {
  readonly type: 'Change'
  readonly field_name: string
  readonly value: AuditValue
  readonly previous_value: AuditValue
}

/** A comment, in the one form in which it was given; the others follow from it. */
export interface CommentEvent extends Caused {
  readonly type: 'Comment' | 'VoiceComment'
  readonly author_id: number
  readonly public: boolean
  /** What was written: HTML, Markdown or plain text. */
  readonly text: string
  readonly format: 'html' | 'markdown' | 'plain'
  readonly attachment_ids: readonly number[]
  /** The call, of a `VoiceComment`. */
  readonly data?: VoiceCommentData
  /** When it was written, where that is not when the audit was: in imports. */
  readonly created_at?: string
}

export interface PrivacyEvent extends Caused {
  readonly type: 'CommentPrivacyChange'
  readonly comment_id: number
  readonly public: boolean
}

export interface RedactionEvent extends Caused {
  readonly type: 'CommentRedactionEvent' | 'AttachmentRedactionEvent'
  readonly comment_id: number
  readonly attachment_id?: number
}

export interface PeopleEvent extends Caused {
  readonly type: 'EmailCcChange' | 'FollowersChange'
  readonly current: readonly string[]
  readonly previous: readonly string[]
}

/** A message that went out. */
export interface NotificationEvent extends Caused {
  readonly type: 'Notification' | 'NotificationWithCcs' | 'FollowerNotificationEvent' | 'OrganizationActivity'
  readonly subject: string
  readonly body: string
  readonly recipients: readonly number[]
  readonly ccs?: readonly number[]
}

export interface CcEvent extends Caused {
  readonly type: 'Cc'
  readonly recipients: readonly number[]
}

export interface SatisfactionEvent extends Caused {
  readonly type: 'SatisfactionRating'
  readonly score: string
  readonly assignee_id: number | null
  readonly body: string | null
}

export interface SharingEvent extends Caused {
  readonly type: 'TicketSharingEvent'
  readonly agreement_id: number
  readonly action: 'shared' | 'unshared'
}

/** Whatever has no form of its own here: `External`, `Push`, the reference to a macro, what later families add. */
export interface OtherEvent extends Caused {
  readonly type:
    | 'External'
    | 'Push'
    | 'Error'
    | 'SMS'
    | 'Tweet'
    | 'AgentMacroReference'
    | 'AssociateAttValsEvent'
    | 'ScheduleAssignment'
    | 'CollabThreadCreated'
  readonly [property: string]: unknown
}

export type AuditEvent =
  | CreateEvent
  | ChangeEvent
  | CommentEvent
  | PrivacyEvent
  | RedactionEvent
  | PeopleEvent
  | NotificationEvent
  | CcEvent
  | SatisfactionEvent
  | SharingEvent
  | OtherEvent

export function isComment(event: AuditEvent): event is CommentEvent {
  return event.type === 'Comment' || event.type === 'VoiceComment'
}
