import type { Condition } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { openTicket } from '../families/tickets/open-ticket.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import { TicketDraft } from '../families/tickets/ticket-draft.ts'
import { viaOf } from '../families/tickets/via.ts'
import { testDesk } from '../testing.ts'
import { conditionTable, operatorsAt } from './condition-table.ts'
import type { Moment } from './moment.ts'
import { testOf } from './ticket-test.ts'

type Case = readonly [operator: string, value: Condition['value']]

/** A ticket of ten hours, at the moment when its requester answers it in public and brings it back from pending. */
function scene() {
  const { account, person } = testDesk()
  const [agent, customer] = [person('agent'), person('endUser')]
  const edit = {
    account,
    actor: { ...customer, signedBy: 'nothing' } as const,
    via: viaOf('web'),
    metadata: { client: null },
  }
  const { ticket } = account.commit(() =>
    openTicket(
      { ...edit, actor: { ...agent, signedBy: 'password' } },
      {
        subject: 'Printer on fire',
        description: 'It burns brightly',
        recipient: 'Help@example.com',
        requester_id: customer.id,
        type: 'incident',
        priority: 'high',
        status: 'pending',
        assignee_id: agent.id,
        tags: ['vip', 'red'],
      },
    ),
  )
  account.clock.advance(10 * 60 * 60_000 + 60_000)
  const draft = new TicketDraft(edit, ticket, ticket)
  draft.change({ status: 'open' })
  draft.say({
    type: 'Comment',
    author_id: customer.id,
    public: true,
    text: 'Still hot',
    format: 'plain',
    attachment_ids: [],
  })
  const moment: Moment = { account, actor: edit.actor, draft }
  return { account, agent, customer, draft, moment, ticket, group: String(ticket.group_id) }
}

const { account, agent, customer, draft, moment, ticket, group } = scene()
const other = String(agent.id)
const settled = {
  ...draft.ticket,
  due_at: '2026-03-14T15:01:00Z',
  satisfaction_rating: { score: 'good', comment: 'Ta' },
}

/** For each field, cases that hold and cases that do not. */
const cases: Readonly<Record<string, { readonly yes: readonly Case[]; readonly no: readonly Case[] }>> = {
  status: {
    yes: [
      ['is', 'open'],
      ['less_than', 'solved'],
      ['greater_than', 'new'],
      ['changed', null],
      ['value', 'open'],
      ['value_previous', 'pending'],
      ['not_value', 'solved'],
      ['not_value_previous', 'solved'],
    ],
    no: [
      ['is', 'pending'],
      ['less_than', 'open'],
      ['less_than', 'sandwich'],
      ['not_changed', null],
      ['value_previous', 'new'],
    ],
  },
  custom_status_id: {
    yes: [['includes', [String(ticket.custom_status_id), '1']]],
    no: [
      ['not_includes', String(ticket.custom_status_id)],
      ['changed', null],
    ],
  },
  type: {
    yes: [
      ['is', 'incident'],
      ['not_changed', null],
    ],
    no: [
      ['is', ''],
      ['is', 'task'],
    ],
  },
  ticket_type_id: { yes: [['is', '2']], no: [['is', '1']] },
  priority: {
    yes: [
      ['is', 'high'],
      ['greater_than', 'normal'],
      ['greater_than', ''],
    ],
    no: [
      ['less_than', 'high'],
      ['is', ''],
    ],
  },
  brand_id: { yes: [['is', String(ticket.brand_id)]], no: [['is_not', String(ticket.brand_id)]] },
  ticket_form_id: { yes: [['is', String(ticket.ticket_form_id)]], no: [['is', '']] },
  via_id: { yes: [['is', '0']], no: [['is', '4']] },
  recipient: { yes: [['is', 'HELP@example.com']], no: [['is', 'sales@example.com']] },
  locale_id: { yes: [['is', String(customer.locale_id)]], no: [['is_not', String(customer.locale_id)]] },
  satisfaction_score: {
    yes: [
      ['is', 'good_with_comment'],
      ['greater_than', 'good'],
    ],
    no: [
      ['is', 'good'],
      ['is', 'true'],
    ],
  },
  group_id: {
    yes: [
      ['is', group],
      ['not_changed', null],
    ],
    no: [
      ['is', ''],
      ['is', 'current_groups'],
    ],
  },
  assignee_id: {
    yes: [
      ['is', other],
      ['is_not', 'current_user'],
      ['is_not', 'requester_id'],
    ],
    no: [
      ['is', 'current_user'],
      ['is', ''],
      ['is', null],
    ],
  },
  requester_id: {
    yes: [
      ['is', 'current_user'],
      ['is', String(customer.id)],
    ],
    no: [['is', 'assignee_id']],
  },
  organization_id: { yes: [['is', String(customer.organization_id)]], no: [['is', '']] },
  current_tags: {
    yes: [
      ['includes', 'blue red'],
      ['not_includes', 'blue'],
    ],
    no: [
      ['includes', 'blue'],
      ['not_includes', 'vip blue'],
    ],
  },
  description_includes_word: {
    yes: [
      ['includes', 'water burns'],
      ['is', 'burns bright'],
    ],
    no: [
      ['includes', 'burn'],
      ['is_not', 'burns bright'],
    ],
  },
  subject_includes_word: {
    yes: [['includes', 'fire']],
    no: [
      ['not_includes', 'fire'],
      ['includes', 'burns'],
    ],
  },
  comment_includes_word: {
    yes: [
      ['includes', 'hot'],
      ['is', 'still hot'],
    ],
    no: [['includes', 'printer']],
  },
  update_type: { yes: [['is', 'Change']], no: [['is', 'Create']] },
  comment_is_public: {
    yes: [
      ['is', true],
      ['is', 'not_relevant'],
      ['is', 'requester_can_see_comment'],
    ],
    no: [['is', 'false']],
  },
  ticket_is_public: { yes: [['is', 'public']], no: [['is', 'private']] },
  role: {
    yes: [
      ['is', 'end_user'],
      ['is_not', 'agent'],
      ['is', String(customer.id)],
    ],
    no: [
      ['is', 'admin'],
      ['is', other],
    ],
  },
  requester_role: { yes: [['is', 'end-user']], no: [['is_not', 'end_user']] },
  current_via_id: { yes: [['is', '0']], no: [['is', '5']] },
  cc: { yes: [['is_not', 'current_user']], no: [['is', other]] },
  attachment: { yes: [['is', 'not_present']], no: [['is', 'present']] },
  in_business_hours: { yes: [['is', true]], no: [['is', 'false']] },
  requester_twitter_followers_count: { yes: [], no: [['greater_than', '0']] },
  requester_twitter_statuses_count: { yes: [], no: [['less_than', '5']] },
  requester_twitter_verified: { yes: [], no: [['is', 'true']] },
  reopens: { yes: [['less_than', '1']], no: [['greater_than', '0']] },
  replies: { yes: [['is', '0']], no: [['greater_than', '0']] },
  agent_stations: { yes: [['is', '1']], no: [['less_than', '1']] },
  group_stations: { yes: [['is', '1']], no: [['greater_than', '1']] },
  NEW: {
    yes: [
      ['is', '10'],
      ['greater_than', '9'],
      ['less_than', '11'],
    ],
    no: [
      ['is', '11'],
      ['greater_than', '11'],
    ],
  },
  OPEN: { yes: [['greater_than', '9']], no: [['less_than', '9']] },
  PENDING: { yes: [], no: [['greater_than', '1']] },
  HOLD: { yes: [], no: [['greater_than', '1']] },
  SOLVED: { yes: [], no: [['greater_than', '1']] },
  CLOSED: { yes: [], no: [['greater_than', '1']] },
  assigned_at: { yes: [['is', '10']], no: [['is', '9']] },
  updated_at: { yes: [['less_than', '24']], no: [['greater_than', '24']] },
  requester_updated_at: { yes: [], no: [['less_than', '1']] },
  assignee_updated_at: { yes: [['greater_than', '1']], no: [['less_than', '1']] },
  due_date: {
    yes: [
      ['greater_than', '0'],
      ['is', '4'],
    ],
    no: [['less_than', '4']],
  },
  due_at: {
    yes: [
      ['greater_than', '0'],
      ['is', '4'],
    ],
    no: [['less_than', '4']],
  },
  until_due_date: { yes: [], no: [['less_than', '100']] },
  until_sla_next_breach_at: { yes: [], no: [['less_than', '1000']] },
  exact_created_at: { yes: [['less_than', '2026-03-15T00:00:00Z']], no: [['greater_than', '2026-03-15T00:00:00Z']] },
  ticket_due_date: {
    yes: [
      ['is', '2026-03-14'],
      ['is_within_next_n_days', '1'],
      ['is_before', '2026-03-15'],
    ],
    no: [
      ['not_present', null],
      ['is_after', '2026-03-14'],
    ],
  },
}

const asked = (field: string, [operator, value]: Case, of: StoredTicket = settled) =>
  testOf(account, { all: [{ field, operator, value }], any: [] }).holds(of, moment)

test('each field of the table has cases', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(conditionTable).sort())
})

test.each(Object.entries(cases))('%s holds where it should and nowhere else', (field, { yes, no }) => {
  for (const one of yes) expect([field, one, asked(field, one)]).toEqual([field, one, true])
  for (const one of no) expect([field, one, asked(field, one)]).toEqual([field, one, false])
})

test.each(Object.entries(conditionTable))('an index narrows %s to no fewer than hold', (field, row) => {
  const all = [...account.tickets.by('isDeleted', false)]
  const look: Moment = { account, actor: { ...agent, signedBy: 'nothing' } }
  for (const [operator, value] of [...(cases[field]?.yes ?? []), ...(cases[field]?.no ?? [])]) {
    const asking = testOf(account, { all: [{ field, operator, value }], any: [] })
    const among = asking.among(look)
    if (!among || row.isOfChange) continue
    const few = new Set(among.flatMap((rows) => Array.from(rows, ({ id }) => id)))
    expect(all.filter((one) => asking.holds(one, look) && !few.has(one.id)).map(({ id }) => id)).toEqual([])
  }
})

test('a ticket meets all of the one list and one of the other', () => {
  const holds = (all: readonly Condition[], any: readonly Condition[]) =>
    testOf(account, { all: [...all], any: [...any] }).holds(settled, moment)
  const [yes, no]: readonly Condition[] = [
    { field: 'status', operator: 'is', value: 'open' },
    { field: 'status', operator: 'is', value: 'new' },
  ]
  if (!yes || !no) throw new Error('two conditions')
  expect(holds([yes], [no, yes])).toBe(true)
  expect(holds([yes], [no])).toBe(false)
  expect(holds([no], [yes])).toBe(false)
  expect(holds([], [yes])).toBe(true)
})

test('a condition on what is not there, or not any more, never holds', () => {
  for (const operator of ['is', 'is_not', 'present', 'not_present']) {
    expect(asked('custom_fields_1', [operator, 'a'])).toBe(false)
    expect(asked('sandwich', [operator, 'a'])).toBe(false)
  }
})

test('each operator on offer is one that the field understands', () => {
  for (const [field, row] of Object.entries(conditionTable)) {
    const known = operatorsAt(row, 'trigger')
    for (const [operator] of [...(cases[field]?.yes ?? []), ...(cases[field]?.no ?? [])])
      expect(known).toContain(operator)
  }
})
