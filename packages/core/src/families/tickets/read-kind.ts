import type { TicketUpdate } from '@fakedesk/spec'
import { timestamp } from '../../account/clock.ts'
import type { TicketDraft } from './ticket-draft.ts'
import { maySee } from './visible-tickets.ts'

type Given = Pick<TicketUpdate, 'type' | 'priority' | 'due_at' | 'problem_id'>

/** Sets type and priority, and what only some types have: tasks a due date, incidents a problem. */
export function readKind(draft: TicketDraft, given: Given): void {
  const { type, priority, due_at, problem_id } = given
  if (type !== undefined) draft.change({ type })
  if (priority !== undefined) draft.change({ priority })
  if (draft.ticket.type !== 'task') draft.change({ due_at: null })
  else if (due_at !== undefined) draft.change({ due_at: dateOf(draft, due_at) })
  if (draft.ticket.type !== 'incident') draft.change({ problem_id: null })
  else if (problem_id !== undefined) readProblem(draft, problem_id)
}

function dateOf(draft: TicketDraft, text: string | null): string | null {
  if (text === null || text === '') return null
  const time = Date.parse(text)
  if (!Number.isNaN(time)) return timestamp(time)
  draft.validation.add('due_at', { description: 'Due at: is invalid', error: 'InvalidValue' })
  return draft.ticket.due_at
}

function readProblem(draft: TicketDraft, id: number | null): void {
  const { account, actor } = draft
  const problem = account.tickets.get(id)
  const isProblem = problem?.type === 'problem' && !problem.deletion && maySee(account, actor, problem)
  if (id === null || isProblem) draft.change({ problem_id: id })
  else draft.validation.add('problem_id', { description: 'Problem: is invalid', error: 'InvalidValue' })
}
