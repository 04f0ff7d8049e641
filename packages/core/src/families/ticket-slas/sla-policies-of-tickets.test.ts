import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'
import { type SlaDesk, slaDesk, type ToldEvent } from './testing.ts'

const urgently = (metric: string, target: number) => ({ priority: 'urgent', metric, target, business_hours: false })
const tagged = (tag: string) => ({ all: [{ field: 'current_tags', operator: 'includes', value: tag }] })

/** The events of the export that tell of promises, without what changes with each run. */
async function promisesTold({ call, account }: SlaDesk): Promise<readonly ToldEvent[]> {
  account.clock.advance(2 * 60_000)
  const { body } = await call('admin', 'GET', '/incremental/ticket_metric_events?start_time=0')
  return body.ticket_metric_events.filter(({ type }: ToldEvent) => type.startsWith('apply'))
}

describe('the policy of a ticket', () => {
  test('is the first by position whose filter it meets, once triggers have run', async () => {
    const desk = slaDesk()
    await desk.promise('first_reply_time', 60, { title: 'Last' })
    await desk.promise('first_reply_time', 10, { title: 'First', filter: tagged('vip'), position: 0 })
    const trigger = {
      title: 'Mark',
      conditions: { all: [{ field: 'subject_includes_word', operator: 'includes', value: 'urgent' }] },
      actions: [{ field: 'current_tags', value: 'vip' }],
    }
    await desk.call('admin', 'POST', '/triggers', { trigger })
    expect(await desk.sla(await desk.open({ subject: 'urgent' }), 'first_reply_time')).toMatchObject({ minutes: 10 })
    expect(await desk.sla(await desk.open(), 'first_reply_time')).toMatchObject({ hours: 1 })
  })

  test('can be chosen by any of some conditions, and by the way of the latest change', async () => {
    const desk = slaDesk()
    const api = { field: 'current_via_id', operator: 'is', value: '5' }
    await desk.promise('total_resolution_time', 30, { filter: { any: [api, ...tagged('vip').all] } })
    expect(await desk.slas(await desk.open({}, 'agent'))).toMatchObject([{ minutes: 30 }])
  })

  test('promises nothing without a priority, and what it does for the priority that there is', async () => {
    const desk = slaDesk()
    const metric = 'total_resolution_time'
    await desk.promise(metric, 60, {
      policy_metrics: [urgently(metric, 10), { ...urgently(metric, 60), priority: 'low' }],
    })
    const id = await desk.open({ priority: null }, 'agent')
    expect(await desk.slas(id)).toEqual([])
    await desk.later(5)
    await desk.change(id, { priority: 'low' })
    expect(await desk.sla(id, metric)).toMatchObject({ breach_at: desk.at(60) })
    await desk.change(id, { priority: 'urgent' })
    expect(await desk.sla(id, metric)).toMatchObject({ breach_at: desk.at(10) })
    await desk.change(id, { priority: 'normal' })
    expect(await desk.slas(id)).toEqual([])
    expect(await desk.story(id, 'resolution_time')).toEqual([
      'activate 1 at 0',
      'apply_sla 1 at 5',
      'apply_sla 1 at 5',
      'apply_sla 1 at 5',
    ])
  })

  test('is changed and deleted for tickets with their next change; events keep what it was', async () => {
    const desk = slaDesk()
    const policy = await desk.promise('total_resolution_time', 60, { description: 'For all' })
    const id = await desk.open()
    const address = `/slas/policies/${policy.id}`
    const policy_metrics = [{ priority: 'low', metric: 'total_resolution_time', target: 90, business_hours: false }]
    await desk.call('admin', 'PUT', address, { sla_policy: { title: 'Silver', policy_metrics } })
    expect(await desk.slas(id)).toMatchObject([{ breach_at: desk.at(60) }])
    await desk.later(70)
    await desk.note(id)
    expect(await desk.slas(id)).toMatchObject([{ breach_at: desk.at(90) }])
    await desk.later(30)
    await desk.call('admin', 'DELETE', address)
    await desk.note(id)
    expect(await desk.slas(id)).toEqual([])
    expect(await desk.story(id, 'resolution_time')).toEqual([
      'activate 1 at 0',
      'apply_sla 1 at 0',
      'breach 1 at 60',
      'apply_sla 1 at 70',
      // A new target is missed on its own account.
      'breach 1 at 90',
      'apply_sla 1 at 100',
    ])
    const sla = (title: string, target: number) => ({
      target,
      target_in_seconds: target * 60,
      business_hours: false,
      policy: { id: policy.id, title, description: 'For all' },
    })
    expect((await promisesTold(desk)).map((event) => event.sla)).toEqual([sla('Gold', 60), sla('Silver', 90), null])
  })

  test('comes late to a ticket that was there before: what is over is told at once', async () => {
    const desk = slaDesk()
    const id = await desk.open()
    await desk.later(90)
    await desk.promise(['first_reply_time', 'requester_wait_time'])
    await desk.note(id)
    expect(await desk.sla(id, 'first_reply_time')).toMatchObject({ breach_at: desk.at(60), minutes: -30 })
    expect(await desk.story(id, 'reply_time')).toEqual(['activate 1 at 0', 'apply_sla 1 at 90', 'breach 1 at 90'])
  })

  test('does not concern imports, nor their later changes', async () => {
    const desk = slaDesk()
    await desk.promise('first_reply_time')
    const ticket = {
      subject: 'Old',
      requester_id: desk.person('endUser').id,
      priority: 'low',
      comments: [{ value: 'Old' }],
    }
    const { id } = (await desk.call('admin', 'POST', '/imports/tickets', { ticket })).body.ticket
    await desk.answer(id)
    expect(await desk.slas(id)).toEqual([])
  })
})

test('seeds bring policies of both kinds', async () => {
  const target = { priority: 'low', target: 30, business_hours: false }
  const filter = { all: [{ field: 'group_id', operator: 'is_not', value: '' }] }
  const policy_metrics = [{ ...target, metric: 'total_resolution_time' }]
  const group_sla_policies = [
    { title: 'Held', filter, policy_metrics: [{ ...target, metric: 'group_ownership_time' }] },
  ]
  const people = { users: [{ name: 'Ada', email: 'ada@example.com', role: 'admin' as const }] }
  const { call } = testDesk({
    seed: { ...people, sla_policies: [{ title: 'Gold', filter, policy_metrics }], group_sla_policies },
  })
  const ticket = { comment: { body: 'It rattles' }, priority: 'low', assignee_email: 'ada@example.com' }
  const { id, group_id } = (await call({ email: 'ada@example.com' }, 'POST', '/tickets', { ticket })).body.ticket
  expect(group_id).not.toBeNull()
  const shown = await call({ email: 'ada@example.com' }, 'GET', `/tickets/${id}?include=slas`)
  expect(shown.body.ticket.slas).toMatchObject({
    policy_metrics: [{ metric: 'total_resolution_time' }, { metric: 'group_ownership_time' }],
  })
})

describe('settings of metrics', () => {
  const opened = (caller: Caller, ticket: object) => (desk: SlaDesk) => desk.open(ticket, caller)
  const self = (desk: SlaDesk) => desk.open({ requester_id: desk.person('agent').id }, 'agent')
  const noted = { comment: { body: 'Odd', public: false } }

  test.each([
    ['an end user', 'unset', opened('endUser', {}), true],
    ['an agent in public', 'unset', opened('agent', {}), false],
    ['an agent in public', 'activate_on_ticket_created_for_end_user', opened('agent', {}), true],
    ['an agent with a note', 'activate_on_ticket_created_for_end_user', opened('agent', noted), false],
    [
      'an agent with a note',
      'activate_on_agent_ticket_created_for_end_user_with_internal_note',
      opened('agent', noted),
      true,
    ],
    ['an agent in person', 'unset', self, false],
    ['an agent in person', 'activate_on_agent_created_ticket_for_self', self, true],
  ] as const)('a first reply is owed to a ticket opened by %s (%s): %#', async (_, setting, opening, isOwed) => {
    const desk = slaDesk()
    await desk.promise('first_reply_time', 60, { metric_settings: { first_reply_time: { [setting]: true } } })
    const id = await opening(desk)
    expect(await desk.sla(id, 'first_reply_time')).toEqual(
      isOwed ? expect.objectContaining({ stage: 'active', breach_at: desk.at(60) }) : undefined,
    )
  })

  test.each([
    ['unset', 'active'],
    ['fulfill_on_agent_internal_note', 'achieved'],
  ])('a note is a first reply, or is none (%s)', async (setting, stage) => {
    const desk = slaDesk()
    await desk.promise('first_reply_time', 60, { metric_settings: { first_reply_time: { [setting]: true } } })
    const id = await desk.open()
    await desk.note(id)
    expect(await desk.sla(id, 'first_reply_time')).toMatchObject({ stage })
  })

  test('the next reply is owed to whoever speaks, with the settings for it', async () => {
    const desk = slaDesk()
    const settings = {
      activate_on_agent_requested_ticket_with_public_comment_or_internal_note: true,
      fulfill_on_non_requesting_agent_internal_note_after_activation: true,
    }
    await desk.promise('next_reply_time', 60, { metric_settings: { next_reply_time: settings } })
    const id = await self(desk)
    await desk.note(id)
    expect(await desk.sla(id, 'next_reply_time')).toMatchObject({ stage: 'active' })
    await desk.note(id)
    expect(await desk.sla(id, 'next_reply_time')).toMatchObject({ stage: 'active' })
    await desk.note(id, 'secondAgent')
    expect(await desk.sla(id, 'next_reply_time')).toMatchObject({ stage: 'achieved' })
  })

  test('notes are updates of the periodic clock alone', async () => {
    const desk = slaDesk()
    await desk.promise(['periodic_update_time', 'pausable_update_time'], 60, {
      metric_settings: { periodic_update_time: { activate_on_agent_internal_note: true } },
    })
    const id = await desk.open()
    await desk.note(id)
    await desk.later(20)
    await desk.note(id)
    expect(await desk.slas(id)).toMatchObject([{ metric: 'periodic_update_time', breach_at: desk.at(80) }])
    await desk.later(10)
    await desk.reply(id)
    expect(await desk.slas(id)).toMatchObject([{ breach_at: desk.at(90) }, { breach_at: desk.at(90) }])
    expect(await desk.story(id, 'periodic_update_time')).toEqual([
      'activate 1 at 0',
      'apply_sla 1 at 0',
      'fulfill 1 at 20',
      'activate 2 at 20',
      'apply_sla 2 at 20',
      'fulfill 2 at 30',
      'activate 3 at 30',
      'apply_sla 3 at 30',
    ])
  })
})

describe('group policies', () => {
  async function grouped() {
    const desk = slaDesk()
    const groups = []
    for (const name of ['Workshop', 'Shop']) {
      groups.push((await desk.call('admin', 'POST', '/groups', { group: { name } })).body.group.id)
    }
    const group_sla_policy = {
      title: 'Half a day',
      filter: { all: [{ field: 'group_id', operator: 'includes', value: groups }] },
      policy_metrics: [{ priority: 'low', metric: 'group_ownership_time', target: 60, business_hours: false }],
    }
    const { body } = await desk.call('admin', 'POST', '/group_slas/policies', { group_sla_policy })
    const [first = 0, second = 0] = groups
    return { ...desk, first, second, policy: body.group_sla_policy }
  }

  test('give a group so much time from when it gets the ticket, each time anew', async () => {
    const desk = await grouped()
    const id = await desk.open({ group_id: desk.first }, 'admin')
    expect(await desk.slas(id)).toMatchObject([{ metric: 'group_ownership_time', breach_at: desk.at(60) }])
    await desk.later(20)
    await desk.change(id, { group_id: desk.second }, 'admin')
    expect(await desk.slas(id)).toMatchObject([{ breach_at: desk.at(80) }])
    await desk.later(100)
    await desk.change(
      id,
      { status: 'solved', assignee_id: null, group_id: desk.second, comment: { body: 'Done' } },
      'admin',
    )
    expect(await desk.story(id, 'group_ownership_time')).toEqual([
      'activate 1 at 0',
      'apply_group_sla 1 at 0',
      'fulfill 1 at 20',
      'activate 2 at 20',
      'apply_group_sla 2 at 20',
      'breach 2 at 80',
      'fulfill 2 at 120',
    ])
    const [told] = await promisesTold(desk)
    expect(told?.group_sla).toEqual({
      target: 60,
      target_in_seconds: 3600,
      business_hours: false,
      policy: { id: desk.policy.id, title: 'Half a day', description: null },
    })
  })

  test('come late to a ticket: the group has held it since the audits say so', async () => {
    const desk = slaDesk()
    const { group } = (await desk.call('admin', 'POST', '/groups', { group: { name: 'Workshop' } })).body
    const id = await desk.open()
    await desk.later(10)
    await desk.change(id, { group_id: group.id }, 'admin')
    await desk.later(10)
    await desk.call('admin', 'POST', '/group_slas/policies', {
      group_sla_policy: {
        title: 'Hour',
        filter: { all: [{ field: 'group_id', operator: 'includes', value: [group.id] }] },
        policy_metrics: [{ priority: 'low', metric: 'group_ownership_time', target: 60, business_hours: false }],
      },
    })
    await desk.note(id, 'admin')
    expect(await desk.slas(id)).toMatchObject([{ metric: 'group_ownership_time', breach_at: desk.at(70) }])
  })
})
