import type { Via } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { causeOf } from '../../rules/cause.ts'
import { performActions } from '../../rules/perform-actions.ts'
import { type TicketTest, testOf } from '../../rules/ticket-test.ts'
import { countUse } from '../rule-usages/count-uses.ts'
import type { TicketDraft } from '../tickets/ticket-draft.ts'
import type { StoredTrigger } from './trigger.ts'

/** A trigger with what running it needs. */
interface Ready {
  readonly trigger: StoredTrigger
  readonly test: TicketTest
  readonly cause: Via
}

/**
 * Runs the account's triggers over a change that is about to be written: in their order, each at most once, and from the
 * first again when one has changed the ticket (docs: About triggers and how they work). So it ends after as many rounds as
 * there are triggers. What they do joins the change's audit.
 */
export function runTriggers(draft: TicketDraft): void {
  if (draft.isImport || draft.isSilent || isOut(draft)) return
  const { account, actor } = draft
  const moment = { account, actor, draft }
  const waiting = new Set(readyTriggers(account))
  let hasChanged = true
  while (hasChanged) {
    hasChanged = false
    for (const ready of waiting) {
      if (!ready.test.holds(draft.ticket, moment)) continue
      waiting.delete(ready)
      countUse(account, ready.trigger.id)
      hasChanged = performActions(draft, ready.trigger.actions, ready.cause)
      if (hasChanged) break
    }
  }
}

/** What is closed already, and what is being deleted, is beyond triggers (docs: About triggers and how they work). */
const isOut = ({ before, ticket }: TicketDraft) => before?.status === 'closed' || ticket.deletion !== null

/** The triggers in use, in the order of their categories and then their own; made ready once for as long as none changes. */
function readyTriggers(account: Account): readonly Ready[] {
  const { triggers, triggerCategories, ticketFields, userFields, organizationFields } = account
  const read = [triggers, triggerCategories, ticketFields, userFields, organizationFields]
  return account.keepWhile('triggers', read.map(({ version }) => version).join(), () =>
    inOrder(account).map((trigger) => ({
      trigger,
      test: testOf(account, trigger.conditions),
      cause: causeOf(trigger, 'trigger'),
    })),
  )
}

function inOrder({ triggers, triggerCategories }: Account): readonly StoredTrigger[] {
  const places = new Map(Array.from(triggerCategories.rows, ({ id, position }) => [id, position]))
  const active = [...triggers.by('active', true).ordered('position')]
  return active.toSorted((left, right) => (places.get(left.category_id) ?? 0) - (places.get(right.category_id) ?? 0))
}
