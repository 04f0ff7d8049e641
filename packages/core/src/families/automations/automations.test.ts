import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const hour = 60 * 60_000
const when = (field: string, operator: string, value: unknown) => ({ field, operator, value })

function desk() {
  const { call, account, ...rest } = testDesk({ world: quietWorld })
  const create = (automation: object, caller: Caller = 'admin') =>
    call(caller, 'POST', '/automations', {
      automation: {
        title: 'A',
        all: [when('PENDING', 'is', '100')],
        actions: [{ field: 'status', value: 'open' }],
        ...automation,
      },
    })
  const make = async (automation: object) => (await create(automation)).body.automation
  const open = async (ticket: object = {}) => {
    const given = {
      subject: 'Kettle',
      comment: { body: 'It leaks' },
      requester_id: rest.person('endUser').id,
      ...ticket,
    }
    return (await call('agent', 'POST', '/tickets', { ticket: given })).body.ticket
  }
  const show = async (id: number) => (await call('admin', 'GET', `/tickets/${id}`)).body.ticket
  const later = (hours: number) => account.clock.advance(hours * hour)
  return { call, account, create, make, open, show, later, ...rest }
}

describe('automations', () => {
  test('a new account has one, and others come behind it, in the recorded form', async () => {
    const { create, call, account } = desk()
    const { status, body } = await create({})
    expect(status).toBe(201)
    expect(Object.entries(body.automation)).toEqual(
      Object.entries({
        url: `https://example.zendesk.com/api/v2/automations/${body.automation.id}.json`,
        id: body.automation.id,
        title: 'A',
        active: true,
        updated_at: account.now,
        created_at: account.now,
        default: false,
        actions: [{ field: 'status', value: 'open' }],
        conditions: { all: [when('PENDING', 'is', '100')], any: [] },
        position: 1,
        raw_title: 'A',
      }),
    )
    const { automations } = (await call('agent', 'GET', '/automations')).body
    expect(automations[0]).toMatchObject({
      title: 'Close ticket 4 days after status is set to solved',
      default: true,
      position: 0,
    })
  })

  test('hours are text, however they are sent, and stand under `all` alone', async () => {
    const { create } = desk()
    const { body } = await create({ all: [when('PENDING', 'greater_than', 480)] })
    expect(body.automation.conditions.all[0].value).toBe('480')
    expect((await create({ all: [when('status', 'is', 'open')], any: [when('NEW', 'is', 2)] })).status).toBe(422)
    expect((await create({ all: [when('NEW', 'is', 'soon')] })).status).toBe(422)
    expect((await create({ all: [when('status', 'is', 'open')] })).status).toBe(201)
    expect((await create({ all: undefined })).status).toBe(422)
    expect((await create({}, 'agent')).status).toBe(403)
  })

  test('are changed, searched, moved and deleted', async () => {
    const { make, call } = desk()
    const [a, b] = [await make({ title: 'Remind' }), await make({ title: 'Escalate' })]
    expect((await call('admin', 'GET', '/automations/search?query=remi')).body.automations).toMatchObject([
      { id: a.id },
    ])
    await call('admin', 'PUT', '/automations/update_many', { automations: [{ id: b.id, position: 0, active: false }] })
    expect((await call('admin', 'GET', '/automations/active')).body.count).toBe(2)
    expect(
      (await call('admin', 'PUT', `/automations/${a.id}`, { automation: { title: 'Renamed' } })).body.automation.title,
    ).toBe('Renamed')
    expect((await call('admin', 'DELETE', `/automations/destroy_many?ids=${a.id},${b.id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/automations/${a.id}`)).status).toBe(404)
  })
})

describe('running by the hour', () => {
  test('the standard one closes what was solved four days ago, and tells so', async () => {
    const { open, show, later, call } = desk()
    const { id } = await open({ status: 'solved' })
    later(96)
    expect((await show(id)).status).toBe('solved')
    later(2)
    expect((await show(id)).status).toBe('closed')
    const { audits } = (await call('admin', 'GET', `/tickets/${id}/audits`)).body
    const [last] = audits.slice(-1)
    expect(last).toMatchObject({
      author_id: -1,
      created_at: '2026-03-18T10:00:00Z',
      via: {
        channel: 'rule',
        source: { from: { title: 'Close ticket 4 days after status is set to solved' }, rel: 'automation' },
      },
    })
    expect(last.events[0]).toMatchObject({
      type: 'Change',
      field_name: 'status',
      value: 'closed',
      previous_value: 'solved',
    })
  })

  test('acts once where it takes away its own condition, again each hour where it does not', async () => {
    const { make, open, show, later, call } = desk()
    const nudge = await make({
      all: [when('PENDING', 'greater_than', '24'), when('current_tags', 'not_includes', 'nudged')],
      actions: [
        { field: 'current_tags', value: 'nudged' },
        { field: 'notification_user', value: ['requester_id', 'Are you there?', '{{ticket.title}}'] },
      ],
    })
    const hourly = await make({
      all: [when('PENDING', 'greater_than', '24')],
      actions: [{ field: 'notification_user', value: ['assignee_id', 'Look', '{{ticket.title}}'] }],
    })
    const { id } = await open({ status: 'pending', assignee_email: 'agent@example.com' })
    later(28)
    expect((await show(id)).tags).toEqual(['nudged'])
    const uses = async (rule: { id: number }) =>
      (await call('admin', 'GET', `/automations/${rule.id}?include=usage_7d`)).body.automation.usage_7d
    expect(await uses(nudge)).toBe(1)
    expect(await uses(hourly)).toBe(4)
  })

  test('`is` means one hour, and a change of the ticket begins the count anew', async () => {
    const { make, open, show, later, call } = desk()
    await make({
      all: [when('assignee_updated_at', 'is', '3'), when('status', 'less_than', 'solved')],
      actions: [{ field: 'priority', value: 'urgent' }],
    })
    const { id } = await open({ assignee_email: 'agent@example.com' })
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { comment: { body: 'Soon' } } })
    later(2)
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { comment: { body: 'Still soon' } } })
    later(2)
    expect((await show(id)).priority).toBeNull()
    later(2)
    expect((await show(id)).priority).toBe('urgent')
  })

  test('lets triggers run over what it does, and leaves closed tickets alone', async () => {
    const { make, open, show, later, call } = desk()
    await call('admin', 'POST', '/triggers', {
      trigger: {
        title: 'Mark',
        conditions: { all: [when('current_tags', 'includes', 'old')] },
        actions: [{ field: 'priority', value: 'high' }],
      },
    })
    await make({
      all: [when('NEW', 'greater_than', '1'), when('current_tags', 'not_includes', 'old')],
      actions: [{ field: 'current_tags', value: 'old' }],
    })
    const [live, dead] = [await open(), await open({ status: 'closed' })]
    later(3)
    expect(await show(live.id)).toMatchObject({ tags: ['old'], priority: 'high' })
    expect(await show(dead.id)).toMatchObject({ tags: [], priority: null })
  })

  test('acts on a thousand tickets an hour, and on the rest with the next', async () => {
    const { make, account, later, person } = desk()
    const { openTicket } = await import('../tickets/open-ticket.ts')
    const { viaOf } = await import('../tickets/via.ts')
    account.commit(() => {
      const edit = {
        account,
        actor: { ...person('agent'), signedBy: 'password' },
        via: viaOf('api'),
        metadata: { client: null },
      } as const
      for (let n = 0; n < 1050; n++)
        openTicket(edit, { subject: 'Kettle', description: 'It leaks', requester_id: person('endUser').id })
    })
    await make({
      all: [when('NEW', 'greater_than', '1'), when('priority', 'is', '')],
      actions: [{ field: 'priority', value: 'low' }],
    })
    const done = async () => {
      await make({ active: false })
      return [...account.tickets.rows].filter(({ priority }) => priority === 'low').length
    }
    later(2.5)
    expect(await done()).toBe(1000)
    later(1)
    expect(await done()).toBe(1050)
  })

  test('can wait for what others decide', async () => {
    const { make, open, show, later, call, person } = desk()
    await call('admin', 'POST', '/user_fields', { user_field: { key: 'plan', title: 'Plan', type: 'text' } })
    await make({
      all: [
        when('NEW', 'greater_than', '1'),
        when('requester.custom_fields.plan', 'is', 'gold'),
        when('priority', 'is', ''),
      ],
      actions: [{ field: 'priority', value: 'high' }],
    })
    const { id } = await open()
    later(5)
    expect((await show(id)).priority).toBeNull()
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { user_fields: { plan: 'gold' } } })
    later(1)
    expect((await show(id)).priority).toBe('high')
  })
})
