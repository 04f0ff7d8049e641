import { noteActivities } from '../activity-stream/note-activities.ts'
import { notify } from '../email-notifications/notify.ts'
import { noteMetrics } from '../ticket-metrics/note-metrics.ts'
import { applySlas } from '../ticket-slas/apply-slas.ts'
import { policiesFor } from '../ticket-slas/policies-for.ts'
import { callWebhooks } from '../webhooks/call-webhooks.ts'
import { generatedNow } from './generated-now.ts'
import type { WrittenEdit } from './written-edit.ts'

/** Keeps true what follows from a ticket's change. */
export function afterEdit(edit: WrittenEdit): void {
  const policies = policiesFor(edit)
  noteMetrics(edit, policies.sla?.metric_settings)
  const sla = applySlas(edit, policies)
  noteIncident(edit)
  noteActivities(edit)
  notify(edit)
  callWebhooks({ ...edit, sla })
}

/** A problem knows whether incidents point to it, before and after one changes sides. No audit tells of it. */
function noteIncident({ account, before, after }: WrittenEdit): void {
  const { tickets } = account
  if (before?.problem_id === after.problem_id) return
  for (const id of [before?.problem_id, after.problem_id]) {
    const problem = tickets.get(id)
    if (!problem) continue
    const has_incidents = tickets.by('problem', problem.id).size > 0
    if (problem.has_incidents !== has_incidents) {
      tickets.update(problem, { has_incidents, ...generatedNow(account) })
    }
  }
}
