import { isTeamMember } from '../../account/actor.ts'
import { isOpenNow } from '../../families/schedules/is-open-now.ts'
import { type CommentEvent, isComment } from '../../families/ticket-audits/event.ts'
import { metricOf } from '../../families/ticket-metrics/metric-of.ts'
import type { StoredTicketMetric } from '../../families/ticket-metrics/ticket-metric.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { channelNumbers } from '../../families/tickets/via.ts'
import type { Asked, ConditionField } from '../condition-field.ts'
import type { Moment } from '../moment.ts'
import { agentsOffered, channelsOffered, nothing, value } from '../offered.ts'
import { property } from '../property.ts'
import { resolvePerson } from './people.ts'

const commentIn = (draft: TicketDraft | undefined): CommentEvent | undefined => draft?.events.find(isComment)

/** A field that is read from the change at hand, which only triggers see. */
type Facts = Pick<ConditionField, 'title' | 'offered'> & Partial<ConditionField>

const ofChange = (facts: Facts): ConditionField => ({
  group: 'update',
  type: 'list',
  places: ['trigger'],
  operators: ['is'],
  isSteady: false,
  isOfChange: true,
  holds: () => false,
  ...facts,
})

/** Whether a change is what a single value says. */
const told =
  (meets: (wanted: string, asked: Asked) => boolean) =>
  (asked: Asked): boolean => {
    const met = asked.values.some((wanted) => meets(wanted, asked))
    return asked.operator === 'is_not' ? !met : met
  }

function isSaid(wanted: string, { moment: { draft } }: Asked): boolean {
  const comment = commentIn(draft)
  switch (wanted) {
    case 'true':
    case 'requester_can_see_comment':
      return comment?.public === true
    case 'false':
      return comment?.public === false
    // Any comment, public or not.
    default:
      return wanted === 'not_relevant' && comment !== undefined
  }
}

/** The role is written both ways, and admins are agents; a number is one person, or one role of the account's own. */
function hasRole(wanted: string, userId: number | null, { account }: Moment): boolean {
  const user = account.users.get(userId)
  if (!user) return false
  const isOfTeam = wanted === 'agent' && isTeamMember(user)
  return (
    isOfTeam ||
    user.role === wanted.replace('_', '-') ||
    String(user.id) === wanted ||
    String(user.custom_role_id) === wanted
  )
}

const roles = () => [value('agent', '(agent)'), value('admin', '(admin)'), value('end_user', '(end user)')]

const counted = (title: string, of: (metric: StoredTicketMetric) => number): ConditionField =>
  property({
    title,
    group: 'update',
    type: 'number',
    places: ['trigger'],
    operators: ['less_than', 'greater_than', 'is'],
    isSteady: false,
    of: (ticket, { account }) => of(metricOf(account, ticket)),
  })

/** Nobody has an account on X here, so none of these ever holds. */
const ofTwitter = (title: string, facts: Partial<ConditionField> = {}): ConditionField =>
  ofChange({
    title,
    group: 'requester',
    type: 'number',
    operators: ['less_than', 'greater_than', 'is'],
    isOfChange: false,
    ...facts,
  })

/** Fields of the change itself (docs: Conditions reference > Ticket triggers). */
export const changeFields: Readonly<Record<string, ConditionField>> = {
  update_type: ofChange({
    title: 'Ticket',
    offered: () => [value('Create', 'Is created'), value('Change', 'Is updated')],
    holds: told((wanted, { moment }) => wanted === (moment.draft?.isNew ? 'Create' : 'Change')),
  }),
  comment_is_public: ofChange({
    title: 'Comment',
    offered: () => [
      value('true', 'Is public'),
      value('false', 'Is private'),
      value('not_relevant', 'Is present (public or private)'),
      value('requester_can_see_comment', 'Is present, and requester can see the comment'),
    ],
    holds: told(isSaid),
  }),
  ticket_is_public: ofChange({
    title: 'Privacy',
    isSteady: true,
    isOfChange: false,
    offered: () => [value('public', 'Ticket has public comments'), value('private', 'Ticket is private')],
    holds: told((wanted, { ticket }) =>
      wanted === 'public' ? ticket.is_public : wanted === 'private' && !ticket.is_public,
    ),
  }),
  role: ofChange({
    title: 'Current user',
    operators: ['is', 'is_not'],
    offered: (account) => [...roles(), ...agentsOffered(account)],
    takes: (id, { users, customRoles }) => (users.get(Number(id)) ?? customRoles.get(Number(id))) !== undefined,
    holds: told((wanted, { moment }) => hasRole(wanted, moment.actor.id, moment)),
  }),
  requester_role: ofChange({
    title: 'Requester role',
    group: 'requester',
    operators: ['is', 'is_not'],
    isOfChange: false,
    offered: roles,
    takes: (text) => text === 'end-user',
    holds: told((wanted, { ticket, moment }) => hasRole(wanted, ticket.requester_id, moment)),
  }),
  current_via_id: ofChange({
    title: 'Update via',
    places: ['trigger', 'sla'],
    operators: ['is', 'is_not'],
    offered: channelsOffered,
    holds: told((wanted, { ticket, moment: { draft, via } }) => {
      const { channel } = draft?.via ?? via ?? ticket.via
      return wanted === String(channelNumbers.get(channel))
    }),
  }),
  cc: ofChange({
    title: 'CC',
    operators: ['is', 'is_not'],
    isOfChange: false,
    offered: (account) => [nothing, value('current_user', '(current user)'), ...agentsOffered(account)],
    takes: (id, { users }) => users.get(Number(id)) !== undefined,
    resolve: resolvePerson,
    holds: told((wanted, { ticket, moment }) => {
      const ids = resolvePerson(wanted, moment)
      // Followers are no CCs (docs: Ticket trigger conditions).
      return ticket.email_cc_ids.some((id) => ids.includes(String(id)))
    }),
  }),
  attachment: ofChange({
    title: 'Attachment',
    operators: ['is', 'is_not'],
    offered: () => [value('present', 'Is present'), value('not_present', 'Is not present')],
    holds: told((wanted, { moment: { draft } }) => {
      const hasFile = (commentIn(draft)?.attachment_ids.length ?? 0) > 0
      return wanted === (hasFile ? 'present' : 'not_present')
    }),
  }),
  in_business_hours: ofChange({
    title: 'Within business hours?',
    isOfChange: false,
    offered: () => [value('true', 'Yes'), value('false', 'No')],
    holds: told((wanted, { ticket, moment }) => wanted === String(isOpenNow(moment.account, ticket))),
  }),
  requester_twitter_followers_count: ofTwitter("Requester's followers on X"),
  requester_twitter_statuses_count: ofTwitter("Requester's posts on X"),
  requester_twitter_verified: ofTwitter('Requester is verified by X', { type: 'boolean', operators: ['is'] }),
  reopens: counted('Reopens', ({ reopens }) => reopens),
  replies: counted('Agent replies', ({ replies }) => replies),
  agent_stations: counted('Assignee stations', ({ assignee_stations }) => assignee_stations),
  group_stations: counted('Group stations', ({ group_stations }) => group_stations),
}
