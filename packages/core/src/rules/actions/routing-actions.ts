import type { Via } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import type { Place } from '../moment.ts'
import { value } from '../offered.ts'
import type { ActionField } from './action-field.ts'

const places: readonly Place[] = ['trigger', 'automation']

const agreementsOffered = ({ sharingAgreements }: Account) =>
  Array.from(sharingAgreements.rows).flatMap(({ id, name, type, status }) =>
    type === 'outbound' && status === 'accepted' ? [value(id, name ?? '')] : [],
  )

const schedulesOffered = ({ schedules }: Account) => Array.from(schedules.rows, ({ id, name }) => value(id, name))

/** Shares a ticket by an agreement that it is not shared by yet. Nothing travels to the other account. */
function share(draft: TicketDraft, [id]: readonly string[], via: Via): void {
  const agreement = draft.account.sharingAgreements.get(Number(id))
  const { sharing_agreement_ids: already } = draft.ticket
  if (!agreement || already.includes(agreement.id)) return
  draft.change({ sharing_agreement_ids: [...already, agreement.id] })
  draft.say({ type: 'TicketSharingEvent', agreement_id: agreement.id, action: 'shared', via })
}

function setSchedule(draft: TicketDraft, [id]: readonly string[], via: Via): void {
  const schedule = draft.account.schedules.get(Number(id))
  const { schedule_id: previous_schedule_id = null } = draft.ticket
  if (!schedule || schedule.id === previous_schedule_id) return
  draft.change({ schedule_id: schedule.id })
  draft.say({ type: 'ScheduleAssignment', previous_schedule_id, new_schedule_id: schedule.id, via })
}

type Change = (own: readonly string[], named: readonly string[]) => readonly string[]

/** Skills that a ticket asks for, by their ids. */
const skills = (title: string, change: Change): ActionField => ({
  title,
  group: 'ticket',
  type: 'text',
  places,
  perform(draft, named, via) {
    const { attribute_value_ids: own } = draft.ticket
    const ids = [...new Set(change(own, named))]
    if (ids.length === own.length && ids.every((id) => own.includes(id))) return
    draft.change({ attribute_value_ids: ids })
    draft.say({ type: 'AssociateAttValsEvent', attribute_values: ids.map((id) => ({ id })), via })
  },
})

/** Actions that lead a ticket to other accounts, hours and hands; the audit tells of them by events of their own. */
export const routingActions: Readonly<Record<string, ActionField>> = {
  share_ticket: {
    title: 'Share ticket with',
    group: 'ticket',
    type: 'list',
    places,
    offered: agreementsOffered,
    perform: share,
  },
  set_schedule: {
    title: 'Set schedule',
    group: 'ticket',
    type: 'list',
    places,
    offered: schedulesOffered,
    perform: setSchedule,
  },
  set_skills: skills('Set skills', (_, named) => named),
  add_skills: skills('Add skills', (own, named) => [...own, ...named]),
  remove_skills: skills('Remove skills', (own, named) => own.filter((id) => !named.includes(id))),
}
