import type { Account } from '../../account/account.ts'
import { defaultStatus } from '../custom-ticket-statuses/find-status.ts'
import { defaultForm } from '../ticket-forms/find-form.ts'
import type { StoredTicket } from './ticket.ts'
import type { Edit } from './ticket-draft.ts'

/** A ticket before anything is known of it but who opens it. */
export function blankTicket({ account, actor, via }: Edit, id: number): StoredTicket {
  return {
    id,
    external_id: null,
    via,
    created_at: account.now,
    updated_at: account.now,
    generated_timestamp: 0,
    type: null,
    subject: null,
    description: null,
    priority: null,
    status: 'new',
    custom_status_id: defaultStatus(account, 'new')?.id ?? null,
    recipient: null,
    requester_id: actor.id,
    submitter_id: actor.id,
    assignee_id: null,
    organization_id: null,
    group_id: null,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    problem_id: null,
    has_incidents: false,
    is_public: true,
    due_at: null,
    tags: [],
    values: {},
    satisfaction_rating: unratedFor(account),
    sharing_agreement_ids: [],
    followup_ids: [],
    ticket_form_id: defaultForm(account)?.id ?? null,
    brand_id: account.brands.by('isDefault', true).first()?.id ?? null,
    support_type: 'agent',
    solved_at: null,
    ages_at: null,
    automated_at: null,
    deletion: null,
    scrubbed: false,
    archived: false,
    followup_source_ids: [],
    attribute_value_ids: [],
  }
}

/** What a ticket that nobody was asked to rate shows; null where ratings are off. */
function unratedFor({ settings }: Account): StoredTicket['satisfaction_rating'] {
  return settings.active_features.customer_satisfaction ? { score: 'unoffered' } : null
}
