import type { Account } from '../../account/account.ts'
import type { DeliveryRequest } from '../../delivery/policy.ts'
import { aboutNoTicket, sendMail } from '../email-notifications/send-mail.ts'
import type { StoredTarget } from '../targets/target.ts'
import { type Done, hasSucceeded } from '../webhook-invocations/done.ts'
import type { TargetCall } from '../webhook-invocations/invocation.ts'

/** As many failures in a row switch a target off, and admins are told (help: Managing external targets). */
const mostFailures = 21

/** The failures of one target that can be looked at (docs: Target Failures). */
const mostKept = 25

/** Counts what came of a target's call, and keeps what went wrong. */
export function noteOutcome(account: Account, call: TargetCall, { request, outcome }: Done): void {
  const target = account.targets.get(call.target_id)
  if (!target || !request) return
  if (hasSucceeded(outcome)) {
    if (target.failures) account.targets.update(target, { failures: 0 })
    return
  }
  const failures = (target.failures ?? 0) + 1
  account.targetFailures.insert({
    // A call that is sent once more by hand fails under another id.
    id: account.targetFailures.get(call.failure_id) ? account.ids.next() : call.failure_id,
    target_id: target.id,
    target_name: target.title,
    status_code: outcome.kind === 'answered' ? outcome.status : null,
    consecutive_failure_count: failures,
    raw_request: rawRequest(request),
    raw_response: outcome.kind === 'answered' ? rawMessage(`HTTP/1.1 ${outcome.status}`, outcome) : null,
    created_at: account.now,
  })
  forgetOld(account, target.id)
  countFailure(account, target, failures)
}

function countFailure(account: Account, target: StoredTarget, failures: number): void {
  const isLast = target.active && failures >= mostFailures
  account.targets.update(target, { failures, ...(isLast && { active: false }) })
  if (!isLast) return
  const to = Array.from(account.users.by('role', 'admin'), (admin) => admin.id)
  sendMail(account, { ...aboutNoTicket, occasion: 'target_deactivated', subject: target.title, to })
}

function forgetOld({ targetFailures }: Account, id: number): void {
  const all = targetFailures.by('target', id)
  for (const old of all.slice(0, Math.max(0, all.size - mostKept))) targetFailures.delete(old)
}

/** Without what signs it: passwords are written and never read back. */
function rawRequest({ method, url, headers, body }: DeliveryRequest): string {
  const { Authorization: _, ...shown } = headers
  const { host, pathname, search } = URL.canParse(url) ? new URL(url) : { host: '', pathname: url, search: '' }
  return rawMessage(`${method} ${pathname}${search} HTTP/1.1`, { headers: { Host: host, ...shown }, body })
}

interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

function rawMessage(first: string, { headers, body = '' }: Message): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [first, ...lines, '', body].join('\r\n')
}
