import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const path = '/approval_workflow_instances'

async function desk() {
  const tools = testDesk({ world: quietWorld })
  const { call, person, account } = tools
  const people = { requester_id: person('endUser').id, assignee_id: person('agent').id }
  const ticket = { subject: 'Hub', comment: { body: 'It rattles' }, ...people }
  const ticket_id: number = (await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id
  const start = (who: Parameters<typeof call>[0], given: object = {}) =>
    call(who, 'POST', path, { name: 'Refund', ticket_id, ...given })
  const colleague = () => account.users.find(person('secondAgent').id)
  return { ...tools, start, ticket_id, colleague }
}

describe('a workflow of approvals', () => {
  test('is a record of a standard object, and stands as its approval does', async () => {
    const { account, call, start, ticket_id, person, colleague } = await desk()
    const made = await start('agent')
    const { custom_object_record: record } = made.body
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(record.url)
    expect(record).toEqual({
      url: `https://example.zendesk.com/api/v2/custom_objects/standard::approval_workflow_instance/records/${record.id}.json`,
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      name: 'Refund',
      custom_object_key: 'standard::approval_workflow_instance',
      external_id: null,
      custom_object_fields: {
        'standard::ticket': ticket_id,
        'standard::status': 'pending',
        'standard::completed_at': null,
      },
      photo: null,
      created_by_user_id: `${person('agent').id}`,
      updated_by_user_id: `${person('agent').id}`,
      created_at: account.now,
      updated_at: account.now,
    })
    const requests = `${path}/${record.id}/approval_requests`
    const asked = await call('agent', 'POST', requests, { subject: 'Refund', assignee_user: colleague().id })
    account.clock.advance(1000)
    await call('secondAgent', 'PATCH', `${requests}/${asked.body.approval_request.id}/decision`, { status: 'rejected' })
    expect(account.approvalWorkflowInstances.find(record.id)).toMatchObject({
      status: 'rejected',
      completed_at: account.now,
      updated_by_id: colleague().id,
      updated_at: account.now,
    })
  })

  test('goes on as long as one of its approvals is open', async () => {
    const { account, call, start, colleague } = await desk()
    const { id } = (await start('agent')).body.custom_object_record
    const requests = `${path}/${id}/approval_requests`
    const ids: string[] = []
    for (const subject of ['One', 'Two']) {
      const asked = await call('agent', 'POST', requests, { subject, assignee_user: colleague().id })
      ids.push(asked.body.approval_request.id)
    }
    const stands = () => account.approvalWorkflowInstances.find(id)
    await call('secondAgent', 'PATCH', `${requests}/${ids[0]}/decision`, { status: 'approved' })
    expect(stands()).toMatchObject({ status: 'pending', completed_at: null })
    await call('agent', 'PATCH', `${requests}/${ids[1]}/decision`, { status: 'withdrawn' })
    expect(stands()).toMatchObject({ status: 'withdrawn', completed_at: account.now })
  })

  test.each([
    ['no name', { name: undefined }],
    ['a blank name', { name: ' ' }],
    ['no ticket', { ticket_id: undefined }],
    ['a ticket that there is not', { ticket_id: 4711 }],
  ])('is refused with %s', async (_, given) => {
    const { account, start } = await desk()
    expect((await start('agent', given)).status).toBe(422)
    expect(account.approvalWorkflowInstances.size).toBe(0)
  })
})

test('who may start a workflow: team members who see the ticket', async () => {
  const { start, agentWith } = await desk()
  const light = agentWith({ ticket_access: 'all' }, 1)
  const inGroups = agentWith({ ticket_access: 'within-groups' })
  const inOrganization = agentWith({ ticket_access: 'within-organization' })
  const assigned = agentWith({ ticket_access: 'assigned-only' })
  const got = []
  for (const who of ['admin', 'agent', light, inGroups, inOrganization, assigned, 'endUser', 'nobody'] as const) {
    got.push((await start(who)).status)
  }
  expect(got).toEqual([201, 201, 201, 422, 422, 422, 403, 401])
})
