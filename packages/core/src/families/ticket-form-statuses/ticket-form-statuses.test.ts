import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

interface Link {
  readonly id: string
  readonly custom_status_id: number
}

const statusIds = (links: readonly Link[]) => links.map(({ custom_status_id }) => custom_status_id)

const desk = async () => {
  const { call, ...rest } = testDesk({ world: quietWorld })
  const [form, other] = (await call('admin', 'GET', '/ticket_forms')).body.ticket_forms
  const { custom_statuses } = (await call('admin', 'GET', '/custom_statuses')).body
  const own = custom_statuses.find((status: { default: boolean }) => !status.default)
  const path = `/ticket_forms/${form.id}/ticket_form_statuses`
  const put = async (...ids: number[]) => {
    const ticket_form_status = ids.map((custom_status_id) => ({ custom_status_id }))
    return call('admin', 'POST', path, { ticket_form_status })
  }
  const idsOn = async (address = path) => statusIds((await call('agent', 'GET', address)).body.ticket_form_statuses)
  return { call, form, other, own, open: custom_statuses[1], solved: custom_statuses[4], path, put, idsOn, ...rest }
}

test('statuses are put on a form, exchanged, and taken off', async () => {
  const { call, form, own, open, solved, path, put, idsOn } = await desk()
  const [first, second] = (await put(own.id, open.id)).body.ticket_form_statuses
  const id = expect.stringMatching(/^[0-9A-Z]{26}$/)
  expect(first).toEqual({ id, ticket_form_id: form.id, custom_status_id: own.id })
  expect((await idsOn()).toSorted()).toEqual([own.id, open.id].toSorted())

  const changes = [
    { id: first.id, custom_status_id: solved.id },
    { id: second.id, _destroy: '1' },
    { custom_status_id: own.id },
  ]
  const changed = await call('admin', 'PUT', path, { ticket_form_status: changes })
  expect(statusIds(changed.body.ticket_form_statuses).toSorted()).toEqual([solved.id, own.id].toSorted())
  const one = await call('admin', 'PUT', `${path}/${first.id}`, { ticket_form_status: { custom_status_id: open.id } })
  expect(one.status).toBe(200)
  expect((await idsOn()).toSorted()).toEqual([open.id, own.id].toSorted())

  expect((await call('admin', 'DELETE', `${path}/${first.id}`)).status).toBe(204)
  expect((await call('admin', 'DELETE', `${path}/${first.id}`)).status).toBe(404)
  const [rest] = (await call('agent', 'GET', path)).body.ticket_form_statuses
  expect((await call('admin', 'DELETE', path, { id: [rest.id] })).status).toBe(204)
  expect(await idsOn()).toEqual([])
})

test('a status is put on several forms, and the links are found by form and by id', async () => {
  const { call, form, other, own, idsOn } = await desk()
  const ticket_form_status = [{ ticket_form_id: form.id }, { ticket_form_id: other.id }]
  const { body } = await call('admin', 'POST', `/custom_statuses/${own.id}/ticket_form_statuses`, {
    ticket_form_status,
  })
  const [first, second] = body.ticket_form_statuses
  expect(await idsOn(`/ticket_form_statuses?ticket_form_id=${form.id}`)).toEqual([own.id])
  expect(await idsOn('/ticket_form_statuses')).toEqual([own.id, own.id])
  const many = await call('agent', 'GET', `/ticket_form_statuses/show_many?ids=${second.id},${first.id},none`)
  expect(many.body).toEqual({ ticket_form_statuses: [second, first] })
})

test('a link that there is already, and one to nothing, is refused', async () => {
  const { call, own, put, path } = await desk()
  await put(own.id)
  expect((await put(own.id)).body.details.custom_status_id[0].error).toBe('DuplicateValue')
  expect((await put(12)).body.details.custom_status_id[0].error).toBe('InvalidValue')
  expect((await call('admin', 'GET', path.replace(/\d+/, '12'))).status).toBe(404)
})

test('links say what agents are offered; tickets take any status in use (documented)', async () => {
  const { call, form, own, open, put } = await desk()
  await put(own.id)
  const ticket = { comment: { body: 'a' }, ticket_form_id: form.id, custom_status_id: open.id }
  const { status, body } = await call('agent', 'POST', '/tickets', { ticket })
  expect([status, body.ticket.custom_status_id]).toEqual([201, open.id])
})

test('links go with their form and their status', async () => {
  const { call, other, own, open, idsOn } = await desk()
  const ticket_form_status = [{ custom_status_id: own.id }, { custom_status_id: open.id }]
  await call('admin', 'POST', `/ticket_forms/${other.id}/ticket_form_statuses`, { ticket_form_status })
  const custom_status = { agent_label: 'Another', status_category: 'open' }
  await call('admin', 'POST', '/custom_statuses', { custom_status })
  expect((await call('admin', 'DELETE', `/custom_statuses/${own.id}`)).status).toBe(204)
  expect(await idsOn('/ticket_form_statuses')).toEqual([open.id])
  await call('admin', 'DELETE', `/ticket_forms/${other.id}`)
  expect(await idsOn('/ticket_form_statuses')).toEqual([])
})

test('an account with nothing but default statuses is refused (reported)', async () => {
  const { call, own, path } = await desk()
  await call('admin', 'DELETE', `/custom_statuses/${own.id}`)
  expect((await call('admin', 'GET', '/ticket_form_statuses')).status).toBe(403)
  expect((await call('admin', 'GET', path)).status).toBe(403)
})

test.each([
  // operation, address, then the statuses: nobody, end user, agents of all kinds, admin
  ['GET', '/ticket_form_statuses', [401, 403, 200, 200]],
  ['GET', '/ticket_form_statuses/show_many?ids=LINK', [401, 403, 200, 200]],
  ['GET', '/ticket_forms/FORM/ticket_form_statuses', [401, 403, 200, 200]],
  ['POST', '/ticket_forms/FORM/ticket_form_statuses', [401, 403, 403, 200]],
  ['PUT', '/ticket_forms/FORM/ticket_form_statuses', [401, 403, 403, 200]],
  ['PUT', '/ticket_forms/FORM/ticket_form_statuses/LINK', [401, 403, 403, 200]],
  ['DELETE', '/ticket_forms/FORM/ticket_form_statuses/LINK', [401, 403, 403, 204]],
  ['DELETE', '/ticket_forms/FORM/ticket_form_statuses', [401, 403, 204, 204]],
] as const)('who may %s %s', async (method, path, statuses) => {
  const { call, everybody, form, own, put } = await desk()
  const [link] = (await put(own.id)).body.ticket_form_statuses
  for (const [caller, want] of everybody(statuses)) {
    const address = path.replace('FORM', form.id).replace('LINK', link.id)
    const body = method === 'GET' ? undefined : { ticket_form_status: [], id: [] }
    expect([caller, (await call(caller, method, address, body)).status]).toEqual([caller, want])
  }
})
