import type { SlaMetricSettings } from '@fakedesk/spec'
import { isTeamMember } from '../../account/actor.ts'
import { isOfAgent, type Said, type Step } from '../ticket-metrics/step.ts'

/**
 * Whether somebody's words let the wait for a reply begin: for the first with the ticket itself, for others afterwards. A
 * policy can have more count than always does (docs: Customizing your SLAs with advanced settings).
 */
export function startsReply(step: Step, settings: SlaMetricSettings): boolean {
  return step.before ? step.said.some((one) => startsNext(one, settings)) : startsFirst(step, settings)
}

/** Whether the wait is over. Who is the requester gives no reply, agent or not. */
export function endsReply({ said }: Step, settings: SlaMetricSettings, isFirst: boolean): boolean {
  const areNotesReplies = isFirst
    ? settings?.first_reply_time?.fulfill_on_agent_internal_note
    : settings?.next_reply_time?.fulfill_on_non_requesting_agent_internal_note_after_activation
  return said.some((one) => isOfAgent(one) && (one.isPublic || areNotesReplies === true))
}

function startsFirst({ account, after, said: [opening] }: Step, settings: SlaMetricSettings): boolean {
  if (!opening) return false
  if (opening.by === 'end-user' && opening.isPublic) return true
  const given = settings?.first_reply_time
  const isForTeam = isTeamMember(account.users.get(after.requester_id))
  if (isForTeam) return given?.activate_on_agent_created_ticket_for_self === true && opening.isRequester
  if (opening.isPublic) return given?.activate_on_ticket_created_for_end_user === true
  if (opening.by === 'light agent') {
    const isForwarded = after.via.channel === 'email'
    return isForwarded && given?.activate_on_light_agent_on_email_forward_ticket_from_end_user === true
  }
  return opening.by === 'agent' && given?.activate_on_agent_ticket_created_for_end_user_with_internal_note === true
}

function startsNext({ by, isPublic, isRequester }: Said, settings: SlaMetricSettings): boolean {
  const given = settings?.next_reply_time
  if (by === 'end-user') return isPublic || given?.activate_on_end_user_added_internal_note === true
  if (!isRequester) return false
  if (given?.activate_on_agent_requested_ticket_with_public_comment_or_internal_note) return true
  return by === 'light agent' && !isPublic && given?.activate_on_light_agent_internal_note === true
}
