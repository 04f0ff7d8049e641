import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'

const path = '/suspended_tickets'
const days = 24 * 60 * 60_000

function desk() {
  const tools = testDesk()
  const { fakedesk } = tools
  /** Holds a mail back, and tells its id. */
  const held = async (more = '', subject = 'You have won', from = 'Prize Desk <win@prizes.example>') => {
    const head = [`From: ${from}`, 'To: support@example.zendesk.com', `Subject: ${subject}`, 'X-Spam-Flag: YES']
    const raw = [...head, ...(more ? [more] : ['', 'Claim it now.'])].join('\n')
    return (await fakedesk.receiveMail(raw)).suspended_ticket?.id ?? 0
  }
  return { ...tools, held }
}

const withFile = [
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  '',
  'See the file.',
  '--b',
  'Content-Type: text/plain; name="terms.txt"',
  'Content-Disposition: attachment; filename="terms.txt"',
  '',
  'All yours.',
  '--b--',
].join('\n')

describe('suspended tickets', () => {
  test('are shown as a list of one, with sender, cause and files', async () => {
    const { account, call, held } = desk()
    const id = await held(withFile)
    const { status, body } = await call('admin', 'GET', `${path}/${id}`)
    expect(status).toBe(200)
    expect(Object.entries(body.suspended_tickets[0])).toEqual(
      Object.entries({
        url: `https://example.zendesk.com/api/v2/suspended_tickets/${id}.json`,
        id,
        author: { id: null, name: 'Prize Desk', email: 'win@prizes.example' },
        subject: 'You have won',
        content: 'See the file.',
        content_html: null,
        cause: 'Detected as spam',
        cause_id: 0,
        error_messages: null,
        message_id: null,
        ticket_id: null,
        recipient: 'support@example.zendesk.com',
        brand_id: expect.any(Number),
        attachments: [expect.objectContaining({ file_name: 'terms.txt' })],
        created_at: account.now,
        updated_at: account.now,
        via: {
          channel: 'email',
          source: {
            from: { name: 'Prize Desk', address: 'win@prizes.example' },
            to: { name: 'Example', address: 'support@example.zendesk.com' },
            rel: null,
          },
        },
      }),
    )
  })

  test('are listed in four orders', async () => {
    const { call, held } = desk()
    await held('', 'b', 'x@a.example')
    await held('', 'a', 'y@a.example')
    await held('', 'c', 'w@a.example')
    const subjects = async (query: string) =>
      (await call('admin', 'GET', `${path}?${query}`)).body.suspended_tickets
        .map(({ subject }: { subject: string }) => subject)
        .join('')
    expect(await subjects('page[size]=10')).toBe('bac')
    expect(await subjects('page[size]=10&sort_by=subject&sort_order=asc')).toBe('abc')
    expect(await subjects('page[size]=10&sort_by=author_email&sort_order=asc')).toBe('cba')
    expect(await subjects('page[size]=10&sort_by=created_at&sort_order=desc')).toBe('cab')
    expect(await subjects('sort_order=desc')).toBe('cab')
  })

  test('are kept for fourteen days, with their files', async () => {
    const { account, call, held } = desk()
    const files = account.attachments.size
    await held(withFile)
    account.clock.advance(14 * days - 1)
    expect([account.suspendedTickets.size, account.attachments.size - files]).toEqual([1, 1])
    account.clock.advance(1)
    await call('admin', 'GET', path)
    expect([account.suspendedTickets.size, account.attachments.size - files]).toEqual([0, 0])
  })

  test('are recovered one by one for the agent who calls, and many for their senders', async () => {
    const { account, call, held, person } = desk()
    const one = await call('admin', 'PUT', `${path}/${await held(withFile)}/recover`)
    expect([one.status, one.body.ticket[0].requester_id]).toEqual([200, person('admin').id])
    const { comments } = (await call('admin', 'GET', `/tickets/${one.body.ticket[0].id}/comments`)).body
    expect(comments[0].attachments).toMatchObject([{ file_name: 'terms.txt' }])
    const ids = [await held(), await held()]
    const many = await call('admin', 'PUT', `${path}/recover_many?ids=${ids},7`)
    expect(many.status).toBe(200)
    expect(many.body.tickets).toHaveLength(2)
    const [first] = many.body.tickets
    expect(account.users.get(first.requester_id)?.email).toBe('win@prizes.example')
    expect(account.suspendedTickets.size).toBe(0)
  })

  test('are recovered by a job, on demand for somebody else', async () => {
    const { account, call, held, person, finished } = desk()
    const id = await held()
    const unknown = { email: 'nobody@tea.example' }
    expect((await call('admin', 'PUT', `${path}/bulk_recover?ids=${id}`, { author: unknown })).status).toBe(422)
    const author = { email: person('endUser').email }
    const job = await finished(await call('admin', 'PUT', `${path}/bulk_recover?ids=${id}`, { author }))
    const [result] = job.body.job_status.results
    expect(account.tickets.get(result.id)?.requester_id).toBe(person('endUser').id)
  })

  test('that cannot be recovered stay, and say why', async () => {
    const { account, call, held } = desk()
    const id = await held('', 'Hello', 'end.user@example.com')
    const { id: user } = account.users.by('sign_in_name', 'end.user@example.com').first() ?? { id: 0 }
    await call('admin', 'PUT', `/users/${user}`, { user: { suspended: true } })
    const many = await call('admin', 'PUT', `${path}/recover_many?ids=${id}`)
    expect(many.body).toMatchObject({
      tickets: [],
      suspended_tickets: [{ id, error_messages: [{ error: 'RecordInvalid' }] }],
    })
    const reasons = async () => (await call('admin', 'GET', `${path}/${id}`)).body.suspended_tickets[0].error_messages
    expect(await reasons()).toEqual(many.body.suspended_tickets[0].error_messages)
    const gone = account.suspendedTickets.find(await held())
    account.commit(() => account.suspendedTickets.update(gone, { brand_id: 5 }))
    const one = await call('admin', 'PUT', `${path}/${gone.id}/recover`)
    expect([one.status, one.body.suspended_tickets]).toMatchObject([422, [{ id: gone.id }]])
    const kept = (await call('admin', 'GET', `${path}/${gone.id}`)).body.suspended_tickets
    expect(kept).toEqual(one.body.suspended_tickets)
    expect(kept[0].error_messages).toMatchObject([{ error: 'RecordInvalid' }])
  })

  test('give copies of their files for a comment', async () => {
    const { call, held } = desk()
    const answer = await call('admin', 'POST', `${path}/attachments?id=${await held(withFile)}`)
    expect(answer.body.upload).toMatchObject({ token: expect.any(String), attachments: [{ file_name: 'terms.txt' }] })
    expect((await call('admin', 'POST', `${path}/attachments?id=${await held()}`)).status).toBe(404)
  })

  test('are deleted, one or many, and exported by mail once a minute', async () => {
    const { account, call, fakedesk, held } = desk()
    const ids = [await held(), await held(withFile), await held()]
    expect((await call('admin', 'DELETE', `${path}/${ids[0]}`)).status).toBe(204)
    expect((await call('admin', 'DELETE', `${path}/destroy_many?ids=${ids.slice(1)}`)).status).toBe(204)
    expect(account.suspendedTickets.size).toBe(0)
    const exported = await call('admin', 'POST', `${path}/export`)
    expect(exported.body).toEqual({ export: { view_id: 'suspended', status: 'enqueued' } })
    const mail = fakedesk.outbox().at(-1)
    expect([mail?.occasion, mail?.to[0]?.address]).toEqual(['export', 'admin@example.com'])
  })
})

test.each([
  ['GET', '', 200],
  ['GET', '/HELD', 200],
  ['PUT', '/HELD/recover', 200],
  ['PUT', '/recover_many?ids=HELD', 200],
  ['PUT', '/bulk_recover?ids=HELD', 200],
  ['DELETE', '/HELD', 204],
  ['DELETE', '/destroy_many?ids=HELD', 204],
  ['POST', '/export', 200],
] as const)('who may %s suspended_tickets%s', async (method, rest, done) => {
  const got = []
  for (const name of ['admin', 'agent', 'restricted', 'keeper', 'light', 'endUser', 'nobody'] as const) {
    const { account, call, held, agentWith } = desk()
    const id = await held()
    const restricted = () =>
      account.commit(() => account.users.update(agentWith({}), { custom_role_id: null, ticket_restriction: 'groups' }))
    const callers: Readonly<Record<string, () => Caller>> = {
      restricted,
      keeper: () => agentWith({ manage_suspended_tickets: true }),
      light: () => agentWith({}, 1),
    }
    const who = callers[name]?.() ?? (name as Caller)
    got.push((await call(who, method, path + rest.replace('HELD', `${id}`))).status)
  }
  expect(got).toEqual([done, done, 403, done, 403, 403, 401])
})

test('the files of a mail are for who sees to those that are held back', async () => {
  const { account, call, held, agentWith } = desk()
  const [file] = account.suspendedTickets.find(await held(withFile)).attachment_ids
  const got = []
  for (const who of [
    'agent',
    agentWith({ manage_suspended_tickets: true }),
    agentWith({ ticket_access: 'all' }),
  ] as const) {
    got.push((await call(who, 'GET', `/attachments/${file}`)).status)
  }
  expect(got).toEqual([200, 200, 404])
})

test('a list tells what a scan has found in the files meanwhile', async () => {
  const { account, call, held } = desk()
  await held(withFile)
  const found = async () =>
    (await call('admin', 'GET', path)).body.suspended_tickets[0].attachments[0].malware_scan_result
  expect(await found()).toBe('not_scanned')
  account.clock.advance(3_600_000)
  expect(await found()).toBe('malware_not_found')
})
