import { sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredAudit } from '../ticket-audits/audit.ts'
import { isComment } from '../ticket-audits/event.ts'
import { filesOf } from '../ticket-audits/present-event.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import { presentTicketEvent } from './present-ticket-event.ts'

export const ticketEventsSideLoads = sideLoadsOf<StoredAudit>()({
  /** Comments whole, where otherwise it is told that there is one. */
  comment_events: {
    instead: (audit, { account, origin }) =>
      presentTicketEvent(audit, (event, child) =>
        isComment(event)
          ? {
              id: child.id,
              via: event.via ?? audit.via,
              via_reference_id: child.via_reference_id,
              type: event.type,
              author_id: event.author_id,
              ...textsOf(event),
              public: event.public,
              attachments: filesOf(event, { origin, context: account }),
              audit_id: audit.id,
              created_at: event.created_at ?? audit.created_at,
              event_type: child.event_type,
            }
          : child,
      ),
  },
})
