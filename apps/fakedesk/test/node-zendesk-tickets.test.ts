import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'node-zendesk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'

/** The npm package node-zendesk, unmodified, as its users work on tickets with it. */

let running: RunningFakedesk
let zendesk: ReturnType<typeof createClient>
let customer: ReturnType<typeof createClient>
const folder = mkdtempSync(join(tmpdir(), 'node-zendesk-'))

beforeAll(async () => {
  running = await startFakedesk({ port: 0 })
  const clientOf = (username: string) =>
    createClient({ username, token: 'token', endpointUri: `${running.url}/api/v2` })
  zendesk = clientOf('admin@example.com')
  customer = clientOf('end.user@example.com')
})

afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true })
})

const later = (time: number) => running.fakedesk.account().clock.advance(time)
/** The client wraps some answers and not others. */
const resultOf = (answer: unknown) => Object(answer).result ?? answer
/** Of some lists, it gives the pages in place of the records. */
const recordsIn = (pages: readonly unknown[], key: string) => pages.flatMap((page) => Object(page)[key])
const idsOf = (records: readonly unknown[]) => records.map((record) => Object(record).id)

/** Lets the account's jobs run to their end, and answers how this one ended. */
async function finished(answer: unknown) {
  const { id } = resultOf(answer).job_status
  later(1000)
  return resultOf(await zendesk.jobstatuses.show(id)).job_status
}

async function open(ticket: object = {}) {
  return resultOf(
    await zendesk.tickets.create({ ticket: { subject: 'Hub', comment: { body: 'It rattles' }, ...ticket } } as never),
  )
}
const change = async (id: number, ticket: object) => resultOf(await zendesk.tickets.update(id, { ticket } as never))

/** The client takes the place of a file, as bytes. */
function fileAt(name: string, text: string): Buffer {
  const path = join(folder, name)
  writeFileSync(path, text)
  return Buffer.from(path)
}
const upload = async (name: string, text: string, token?: string) =>
  resultOf(
    await zendesk.attachments.upload(fileAt(name, text), {
      filename: name,
      binary: true,
      ...(token && { token }),
    } as never),
  ).upload

describe('tickets', () => {
  test('live their whole life, and audits and metrics tell it', async () => {
    const { id, requester_id } = await open({ requester: { name: 'Mina', email: 'mina@hubs.example' } })
    later(5 * 60_000)
    const asked = await change(id, {
      status: 'pending',
      priority: 'high',
      comment: { body: 'Which one?', public: true },
    })
    expect(asked).toMatchObject({ id, status: 'pending', priority: 'high' })
    const replied = await change(id, { comment: { body: 'The front one', author_id: requester_id } })
    expect(replied.status).toBe('open')
    await change(id, { status: 'solved' })
    expect(resultOf(await zendesk.tickets.show(id))).toMatchObject({ id, status: 'solved', requester_id })
    expect(idsOf(await zendesk.tickets.listRecent())).toContain(id)
    expect((await zendesk.tickets.getComments(id)).map(({ plain_body }) => plain_body)).toEqual([
      'It rattles',
      'Which one?',
      'The front one',
    ])
    const audits = await zendesk.ticketaudits.list(id)
    expect(audits.map((audit) => Object(audit).events[0].type)).toEqual(['Comment', 'Comment', 'Comment', 'Change'])
    expect(resultOf(await zendesk.ticketaudits.count(id)).count.value).toBe(4)
    expect(idsOf(await zendesk.tickets.exportAudit(id))).toEqual(idsOf(audits))
    expect(resultOf(await zendesk.ticketaudits.show(id, idsOf(audits)[1]))).toMatchObject({ id: idsOf(audits)[1] })
    await zendesk.ticketaudits.makePrivate(id, idsOf(audits)[1])
    expect((await zendesk.tickets.getComments(id)).map((comment) => comment.public)).toEqual([true, false, true])
    const metric = resultOf(await zendesk.tickets.listMetrics(id)).ticket_metric
    expect(metric).toMatchObject({
      ticket_id: id,
      reply_time_in_minutes: { calendar: 5 },
      solved_at: expect.any(String),
    })
    expect(resultOf(await zendesk.ticketmetrics.show(metric.id))).toMatchObject({ id: metric.id, ticket_id: id })
    expect((await zendesk.ticketmetrics.listAll()).map((one) => Object(one).ticket_id)).toContain(id)
    await zendesk.tickets.delete(id)
    await expect(zendesk.tickets.show(id)).rejects.toThrow('(404)')
  })

  test('are listed by whose they are', async () => {
    const person = resultOf(await zendesk.users.create({ user: { name: 'Ada', email: 'ada@hubs.example' } }))
    const [{ id: organization }] = (await zendesk.organizations.list()) as unknown as [{ id: number }]
    const agent = resultOf(await zendesk.users.search({ query: 'agent@example.com' })).find(
      ({ email }: { email: string }) => email === 'agent@example.com',
    )
    const own = await open({ requester_id: person.id, assignee_id: agent.id, external_id: 'HUB-7' })
    const other = await open({ email_ccs: [{ user_id: person.id, action: 'put' }], type: 'problem' })
    const incident = await open({ type: 'incident', problem_id: other.id })
    expect(idsOf(await zendesk.tickets.listByUserRequested(person.id))).toEqual([own.id])
    expect(idsOf(await zendesk.tickets.listByUserCCD(person.id))).toEqual([other.id])
    expect(idsOf(await zendesk.tickets.listAssigned(agent.id))).toContain(own.id)
    expect(idsOf(await zendesk.tickets.listWithFilter('external_id', 'hub-7'))).toEqual([own.id])
    expect(idsOf(await zendesk.tickets.listIncidents(other.id))).toEqual([incident.id])
    expect(idsOf(recordsIn(await zendesk.tickets.listCollaborators(other.id), 'users'))).toEqual([person.id])
    expect(idsOf(resultOf(await zendesk.tickets.showMany([own.id, incident.id])))).toEqual([own.id, incident.id])
    const ofOrganization = await zendesk.tickets.listByOrganization(organization)
    expect(new Set(ofOrganization.map((ticket) => Object(ticket).organization_id))).toEqual(new Set([organization]))
    expect(idsOf(await zendesk.tickets.list())).toEqual(expect.arrayContaining([own.id, other.id, incident.id]))
    expect(idsOf(await zendesk.search.queryAll('type:ticket external_id:HUB-7'))).toEqual([own.id])
  })

  test('are made, changed, tagged, merged and deleted in bulk', async () => {
    const made = await finished(
      await zendesk.tickets.createMany({
        tickets: [
          { subject: 'A', comment: { body: 'a' } },
          { subject: 'B', comment: { body: 'b' } },
        ],
      } as never),
    )
    const ids: [number, number] = made.results.map(({ id }: { id: number }) => id)
    const job = resultOf(await zendesk.tickets.updateMany(ids, { ticket: { additional_tags: ['bulk'] } })).job_status
    later(1000)
    expect(await zendesk.jobstatuses.watch(job.id, 1, 3)).toMatchObject({ status: 'completed' })
    expect(idsOf(resultOf(await zendesk.jobstatuses.showMany([job.id])).job_statuses)).toEqual([job.id])
    // Typed as lists, tags are sent as the service takes them.
    await zendesk.tickets.addTags(ids[0], { tags: ['more'] } as never)
    expect(resultOf(await zendesk.tickets.show(ids[0])).tags).toEqual(['bulk', 'more'])
    await zendesk.tickets.updateTags(ids[0], { tags: ['only'] } as never)
    expect(resultOf(await zendesk.tickets.show(ids[0])).tags).toEqual(['only'])
    const merge = { ids: [ids[1]], target_comment: 'Both', source_comment: 'Over there' }
    expect(await finished(await zendesk.tickets.merge(ids[0], merge))).toMatchObject({ status: 'completed' })
    expect(resultOf(await zendesk.tickets.show(ids[1]))).toMatchObject({ status: 'closed' })
    expect((await zendesk.tickets.getComments(ids[0])).at(-1)).toMatchObject({ plain_body: 'Both', public: false })
    const destroyed = await finished(await zendesk.tickets.deleteMany(ids))
    expect(destroyed).toMatchObject({ status: 'completed', total: 2 })
    expect(resultOf(await zendesk.tickets.showMany(ids))).toEqual([])
  })

  test('come from elsewhere with their old times', async () => {
    const history = {
      subject: 'Old',
      created_at: '2020-05-01T08:00:00Z',
      comments: [{ value: 'Then', created_at: '2020-05-01T08:00:00Z' }],
    }
    const { ticket } = resultOf(await zendesk.ticketimport.import({ ticket: history } as never))
    expect(ticket).toMatchObject({ subject: 'Old', created_at: '2020-05-01T08:00:00Z' })
    const [comment] = await zendesk.tickets.getComments(ticket.id)
    expect(comment).toMatchObject({ plain_body: 'Then', created_at: '2020-05-01T08:00:00Z' })
    const job = await finished(
      await zendesk.ticketimport.bulkImport([
        history,
        { ...history, comments: [{ value: 'Now', created_at: '2100-01-01T00:00:00Z' }] },
      ]),
    )
    expect(job.results).toMatchObject([{ id: expect.any(Number) }, { error: expect.any(String) }])
  })

  test('carry files, of which a comment may have several', async () => {
    const { token } = await upload('a.txt', 'first')
    await upload('b.txt', 'second', token)
    const { id } = await open({ comment: { body: 'See', uploads: [token] } })
    const [comment] = await zendesk.tickets.getComments(id)
    expect(comment.attachments.map((file: { file_name: string }) => file.file_name)).toEqual(['a.txt', 'b.txt'])
    const { attachment } = resultOf(await zendesk.attachments.show(comment.attachments[1].id))
    expect(await (await fetch(attachment.content_url)).text()).toBe('second')
    const unused = await upload('c.txt', 'third')
    await zendesk.attachments.deleteUpload(unused.token)
    await expect(zendesk.attachments.show(unused.attachment.id)).rejects.toThrow('(404)')
  })
})

describe('exports', () => {
  test('tell tickets and what happened to them', async () => {
    const start = Math.floor(running.fakedesk.account().clock.now() / 1000)
    const { id } = await open()
    await change(id, { comment: { body: 'Noted', public: false } })
    later(120_000)
    expect(idsOf(await zendesk.tickets.incremental(String(start)))).toContain(id)
    expect(idsOf(await zendesk.tickets.incrementalInclude(String(start), 'users,metric_sets'))).toContain(id)
    const events = (await zendesk.ticketevents.incrementalInclude(start, 'comment_events')) as { ticket_id: number }[]
    const told = events.filter(({ ticket_id }) => ticket_id === id).flatMap((event) => Object(event).child_events)
    expect(told.filter(({ event_type }) => event_type === 'Comment').map(({ body }) => body)).toEqual([
      'It rattles',
      'Noted',
    ])
    expect(idsOf(resultOf(await zendesk.ticketexport.export(start)).tickets)).toContain(id)
    const pages = (await zendesk.ticketexport.exportWithInclude(String(start), 'users,metric_sets')) as never
    expect(recordsIn(pages, 'metric_sets').map(({ ticket_id }) => ticket_id)).toContain(id)
  })
})

describe('fields and forms', () => {
  test('are made, filled in, and taken away', async () => {
    const custom_field_options = [{ name: 'Red', value: 'red' }]
    const field = resultOf(
      await zendesk.ticketfields.create({ ticket_field: { type: 'tagger', title: 'Paint', custom_field_options } }),
    )
    const option = resultOf(
      await zendesk.ticketfields.createOrUpdateOption(field.id, {
        custom_field_option: { name: 'Blue', value: 'blue' },
      }),
    ).custom_field_option
    const options = async () =>
      resultOf(await zendesk.ticketfields.listOptions(field.id)).custom_field_options.map(
        ({ value }: { value: string }) => value,
      )
    expect(await options()).toEqual(['red', 'blue'])
    const form = resultOf(
      await zendesk.ticketforms.create({ ticket_form: { name: 'Paints', ticket_field_ids: [field.id] } }),
    )
    const ticket = await open({ ticket_form_id: form.id, custom_fields: [{ id: field.id, value: 'blue' }] })
    expect(ticket).toMatchObject({ ticket_form_id: form.id, tags: ['blue'] })
    const clone = resultOf(await zendesk.ticketforms.clone(form.id, true))
    expect(clone).toMatchObject({ name: 'Clone of Paints', ticket_field_ids: expect.arrayContaining([field.id]) })
    await zendesk.ticketforms.reorder([clone.id, form.id])
    const forms = idsOf(await zendesk.ticketforms.list())
    expect(forms.indexOf(clone.id)).toBeLessThan(forms.indexOf(form.id))
    expect(resultOf(await zendesk.ticketforms.update(form.id, { ticket_form: { active: false } }))).toMatchObject({
      active: false,
    })
    expect(resultOf(await zendesk.ticketfields.showOption(field.id, option.id)).custom_field_option).toMatchObject({
      value: 'blue',
    })
    await zendesk.ticketfields.deleteOption(field.id, option.id)
    expect(await options()).toEqual(['red'])
    expect(resultOf(await zendesk.ticketfields.update(field.id, { ticket_field: { title: 'Colour' } }))).toMatchObject({
      title: 'Colour',
    })
    for (const { id } of [form, clone]) await zendesk.ticketforms.delete(id)
    await zendesk.ticketfields.delete(field.id)
    await expect(zendesk.ticketfields.show(field.id)).rejects.toThrow('(404)')
    expect(idsOf(await zendesk.ticketfields.list())).not.toContain(field.id)
  })
})

describe('requests', () => {
  test('are asked, answered, solved and rated by a customer', async () => {
    const request = resultOf(
      await customer.requests.create({ request: { subject: 'Creak', comment: { body: 'It creaks' } } }),
    )
    const { id } = request
    expect(idsOf(await customer.requests.listOpen())).toContain(id)
    await change(id, { assignee_email: 'agent@example.com', comment: { body: 'Secret', public: false } })
    await change(id, { status: 'pending', comment: { body: 'Oil it' } })
    const comments = recordsIn(await customer.requests.listComments(id), 'comments')
    expect(comments.map(({ plain_body }) => plain_body)).toEqual(['It creaks', 'Oil it'])
    const one = recordsIn((await customer.requests.getComment(id, comments[1].id)) as never, 'comment')
    expect(one).toMatchObject([{ id: comments[1].id, plain_body: 'Oil it' }])
    const thanks = await customer.requests.update(id, { request: { solved: true, comment: { body: 'Thanks' } } })
    expect(resultOf(thanks)).toMatchObject({ status: 'solved' })
    expect(idsOf(await customer.requests.listSolved())).toContain(id)
    expect(idsOf(await customer.requests.listByUser(request.requester_id))).toContain(id)
    expect(resultOf(await customer.requests.show(id))).toMatchObject({ subject: 'Creak', is_public: true })
    await expect(customer.tickets.show(id)).rejects.toThrow('(403)')
    const rating = resultOf(
      await customer.satisfactionratings.create(id, { satisfaction_rating: { score: 'bad', comment: 'Oily' } }),
    ).satisfaction_rating
    expect(resultOf(await zendesk.satisfactionratings.show(rating.id)).satisfaction_rating).toMatchObject({
      score: 'bad',
      ticket_id: id,
    })
    expect(idsOf(await zendesk.satisfactionratings.list())).toContain(rating.id)
    expect(resultOf(await zendesk.tickets.show(id)).satisfaction_rating).toMatchObject({
      score: 'bad',
      comment: 'Oily',
    })
  })
})

describe('suspended tickets', () => {
  test('are seen, recovered and thrown away', async () => {
    const subjects = ['One', 'Two', 'Three']
    for (const subject of subjects) {
      const head = ['From: noreply@shop.example', 'To: support@example.zendesk.com', `Subject: ${subject}`]
      await running.fakedesk.receiveMail([...head, '', 'Do not answer'].join('\r\n'))
    }
    const held: { id: number; subject: string }[] = await zendesk.suspendedtickets.list()
    expect(held.map(({ subject }) => subject)).toEqual(subjects)
    const [one = 0, two = 0, three = 0] = idsOf(held)
    expect(resultOf(await zendesk.suspendedtickets.show(one))).toMatchObject([{ id: one, cause: expect.any(String) }])
    const { ticket } = resultOf(await zendesk.suspendedtickets.recover(one))
    expect(resultOf(await zendesk.tickets.show(ticket[0].id))).toMatchObject({ subject: 'One' })
    const { tickets } = resultOf(await zendesk.suspendedtickets.recoverMany([two]))
    expect(tickets).toMatchObject([{ subject: 'Two' }])
    await zendesk.suspendedtickets.delete(three)
    expect(await zendesk.suspendedtickets.list()).toEqual([])
  })
})
