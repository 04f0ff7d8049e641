import type { SlaMetricSettings } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { clocksAfter } from '../ticket-metric-events/clocks-after.ts'
import { noteMetricEvents } from '../ticket-metric-events/note-metric-events.ts'
import { isDone } from '../tickets/is-done.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import { metricOf, newMetric, secondsOf } from './metric-of.ts'
import { plus } from './minutes.ts'
import { minutesBetween } from './minutes-between.ts'
import { type Step, stepOf } from './step.ts'
import type { StoredTicketMetric } from './ticket-metric.ts'

type Changes = Partial<StoredTicketMetric>

/** Brings the ticket's metrics up to date, and writes what happened to its clocks, as its SLA policy has set them. */
export function noteMetrics(edit: WrittenEdit, settings: SlaMetricSettings = null): void {
  const { account, before, after, isImport } = edit
  if (isImport) {
    if (!before) account.ticketMetrics.insert({ ...newMetric(after), isImported: true })
    return
  }
  const step = stepOf(edit)
  const known = before ? metricOf(account, before) : newMetric(after)
  const dated = { ...known, ...(before ? datesAfter(step, known, before) : bornAs(step)) }
  if (dated.isImported) write(account, dated)
  else measure(step, known, dated, settings)
}

function measure(step: Step, known: StoredTicketMetric, dated: StoredTicketMetric, settings: SlaMetricSettings): void {
  const { account, after, now } = step
  const timed = { ...dated, ...durationsAfter(step, known) }
  const { events, changes } = clocksAfter(step, timed, settings)
  write(account, { ...timed, ...changes })
  noteMetricEvents(account, after.id, now, events)
}

/** What has been is told by the import itself. */
export function noteImported(account: Account, ticket: StoredTicket): void {
  const [updated_at, solved_at] = [secondsOf(ticket.updated_at), ticket.solved_at && secondsOf(ticket.solved_at)]
  write(account, { ...metricOf(account, ticket), updated_at, solved_at: solved_at || null })
}

function write({ ticketMetrics }: Account, metric: StoredTicketMetric): void {
  const before = ticketMetrics.get(metric.id)
  if (before) ticketMetrics.update(before, metric)
  else ticketMetrics.insert(metric)
}

function bornAs({ after, authorIds, now }: Step): Changes {
  return after.assignee_id !== null && authorIds.has(after.assignee_id) ? { assignee_updated_at: now } : {}
}

function datesAfter(step: Step, metric: StoredTicketMetric, before: StoredTicket): Changes {
  const { after, now, authorIds, said, agentComments } = step
  const isNewAssignee = after.assignee_id !== null && after.assignee_id !== before.assignee_id
  const isNewGroup = after.group_id !== null && after.group_id !== before.group_id
  const reopened = before.status === 'solved' && !isDone(after)
  const wrote = (userId: number | null) => userId !== null && authorIds.has(userId)
  return {
    updated_at: now,
    solved_at: after.solved_at === null ? null : secondsOf(after.solved_at),
    replies: metric.replies + agentComments,
    reopens: metric.reopens + (reopened ? 1 : 0),
    group_stations: metric.group_stations + (isNewGroup ? 1 : 0),
    assignee_stations: metric.assignee_stations + (isNewAssignee ? 1 : 0),
    ...(isNewAssignee && { assigned_at: now, initially_assigned_at: metric.initially_assigned_at ?? now }),
    ...(wrote(after.assignee_id) && { assignee_updated_at: now }),
    ...(wrote(after.requester_id) && { requester_updated_at: now }),
    ...(before.status !== after.status && { status_updated_at: now }),
    ...(before.custom_status_id !== after.custom_status_id && { custom_status_updated_at: now }),
    ...(said.length > 0 && { latest_comment_added_at: now }),
  }
}

/** Times are told once they are over, and null until then (docs: About native Support time duration metrics). */
function durationsAfter(step: Step, metric: StoredTicketMetric): Changes {
  const { before, after, now, agentComments } = step
  const sinceBegin = () => minutesBetween(step, metric.created_at, now)
  const isReply = before !== undefined && agentComments > 0 && metric.reply_time === null
  const isSolved = isDone(after) && !isDone(before)
  return {
    ...(isReply && { reply_time: sinceBegin() }),
    ...(isReply && after.via.channel === 'native_messaging' && { reply_seconds: now - metric.created_at }),
    ...(isSolved && {
      first_resolution_time: metric.first_resolution_time ?? sinceBegin(),
      full_resolution_time: sinceBegin(),
    }),
    ...(before && before.status !== after.status && waitsAfter(step, metric, before)),
  }
}

/** The status that was left counts for whoever had to wait in it. */
function waitsAfter(step: Step, metric: StoredTicketMetric, before: StoredTicket): Changes {
  if (isDone(before)) return {}
  const { status } = before
  const span = minutesBetween(step, metric.status_updated_at, step.now)
  if (status === 'pending') return { agent_wait_time: plus(metric.agent_wait_time ?? 0, span) }
  return {
    requester_wait_time: plus(metric.requester_wait_time ?? 0, span),
    ...(status === 'hold' && { on_hold_time: plus(metric.on_hold_time, span) }),
  }
}
