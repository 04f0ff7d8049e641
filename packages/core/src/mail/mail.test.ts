import { describe, expect, test } from 'vitest'
import { testDesk } from '../testing.ts'
import { emptyOutbox } from './outbox.ts'
import { UndeliverableMail } from './read-mail.ts'

const support = 'support@example.zendesk.com'
const customer = 'Rosa Ferrari <rosa@tea.example>'

/** A mail as it travels. */
const written = (headers: Readonly<Record<string, string>>, ...lines: readonly string[]) =>
  [
    ...Object.entries({ From: customer, To: support, Subject: 'Wrong bulbs', ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    '',
    ...lines,
  ].join('\r\n')

function desk() {
  const tools = testDesk()
  const { account, call, fakedesk } = tools
  const receive = (headers: Readonly<Record<string, string>>, ...lines: readonly string[]) =>
    fakedesk.receiveMail(written(headers, ...lines))
  const settings = (given: object) => call('admin', 'PUT', '/account/settings', { settings: given })
  emptyOutbox(account)
  return { ...tools, receive, settings }
}

/** The ticket of the desk's customer, and what receives further mails about it. */
async function opened() {
  const tools = desk()
  const { ticket } = await tools.receive({ 'Message-ID': '<1@tea.example>' }, 'They are too cold.')
  return { ...tools, id: ticket?.id ?? 0 }
}

describe('a mail from somebody new', () => {
  test('becomes a ticket of a new person, by mail, with its ends and its id', async () => {
    const { call, receive, account } = desk()
    const { ticket } = await receive({ 'Message-ID': '<1@tea.example>' }, 'They are too cold.')
    expect(ticket).toMatchObject({
      subject: 'Wrong bulbs',
      description: 'They are too cold.',
      status: 'new',
      recipient: support,
      via: {
        channel: 'email',
        source: {
          from: { name: 'Rosa Ferrari', address: 'rosa@tea.example' },
          to: { name: 'Example', address: support },
          rel: null,
        },
      },
    })
    const { user } = (await call('admin', 'GET', `/users/${ticket?.requester_id}`)).body
    expect(user).toMatchObject({ name: 'Rosa Ferrari', email: 'rosa@tea.example', role: 'end-user', verified: false })
    const { audits } = (await call('admin', 'GET', `/tickets/${ticket?.id}/audits`)).body
    expect(audits[0].metadata.system.message_id).toBe('<1@tea.example>')
    expect(account.brands.get(ticket?.brand_id)).toBeDefined()
  })

  test('brings its files, and shows pictures where its text does', async () => {
    const { call, receive } = desk()
    const { ticket } = await receive(
      { 'MIME-Version': '1.0', 'Content-Type': 'multipart/related; boundary="b"' },
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>See <img src="cid:lamp@tea"></p>',
      '--b',
      'Content-Type: image/png; name="lamp.png"',
      'Content-ID: <lamp@tea>',
      'Content-Disposition: inline; filename="lamp.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--b',
      'Content-Type: text/plain; name="README"',
      'Content-Disposition: attachment; filename="README"',
      '',
      'Dear desk',
      '--b--',
    )
    const path = `/tickets/${ticket?.id}/comments?include_inline_images=true`
    const { comments } = (await call('admin', 'GET', path)).body
    const files = comments[0].attachments.map((file: { file_name: string; inline: boolean }) => [
      file.file_name,
      file.inline,
    ])
    expect(files).toEqual([
      ['lamp.png', true],
      ['README', false],
    ])
    expect(comments[0].html_body).toContain('/attachments/token/')
  })

  test('puts those in copy on the ticket, but for our own address and the blocked ones', async () => {
    const { account, receive, settings } = desk()
    await settings({ tickets: { cc_blacklist: 'spy@tea.example' } })
    const Cc = `Kofi <kofi@tea.example>, spy@tea.example, root@localhost, ${support}`
    const { ticket } = await receive({ Cc }, 'They are too cold.')
    const copied = ticket?.email_cc_ids?.map((id) => account.users.get(id)?.email)
    expect(copied).toEqual(['kofi@tea.example'])
  })
})

describe('an answer', () => {
  test.each([
    ['to the address with the code', (code: string) => ({ To: `support+id${code}@example.zendesk.com` })],
    ['to a mail of ours', (code: string) => ({ 'In-Reply-To': `<${code}_1f@zendesk.com>` })],
    ['to a mail of theirs', () => ({ References: '<0@tea.example> <1@tea.example>' })],
  ])('%s is a comment on the ticket', async (_, headersOf) => {
    const { call, fakedesk, receive, id } = await opened()
    const { encoded_id } = (await call('admin', 'GET', `/tickets/${id}`)).body.ticket
    const { ticket, comment } = await receive(headersOf(encoded_id), 'Here is the photo.')
    expect([ticket?.id, comment?.body, comment?.public]).toEqual([id, 'Here is the photo.', true])
    expect(fakedesk.outbox().map(({ to }) => to.length)).toEqual([1, 3])
  })

  test('above the delimiter is all that counts', async () => {
    const { receive, id } = await opened()
    const quoted = ['Fine, thank you.', '', '> ##- Please write above this line -##', '> They are on their way.']
    const { comment } = await receive({ To: `support+id${id}@example.zendesk.com` }, ...quoted)
    expect(comment?.body).toBe('Fine, thank you.')
  })

  test('in HTML alone is cut there, too', async () => {
    const { call, receive, id } = await opened()
    const html = { To: `support+id${id}@example.zendesk.com`, 'Content-Type': 'text/html; charset=utf-8' }
    const quoted = '<div>##- Please write above this line -##</div><p>They are on their way.</p>'
    const { comment } = await receive(html, `<p>Fine, <b>thank you</b>.</p>${quoted}`)
    expect(comment?.body).toBe('Fine, thank you.')
    const { ticket } = await receive({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>A &amp; <b>B</b></p>')
    expect((await call('admin', 'GET', `/tickets/${ticket?.id}`)).body.ticket.description).toBe('A & B')
  })

  test('opens a solved ticket again, and is a follow-up of a closed one', async () => {
    const { call, receive, id } = await opened()
    const answer = { 'In-Reply-To': '<1@tea.example>' }
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { status: 'solved' } })
    expect((await receive(answer, 'Still cold.')).ticket?.status).toBe('open')
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { status: 'closed' } })
    const { ticket, comment } = await receive(answer, 'And again.')
    expect([ticket?.id === id, comment, ticket?.via?.source?.from]).toMatchObject([false, undefined, { ticket_id: id }])
  })

  test('of an agent is public where the account says so', async () => {
    const { receive, settings, id } = await opened()
    const answer = { From: 'agent@example.com', To: `support+id${id}@example.zendesk.com` }
    expect((await receive(answer, 'A note')).comment?.public).toBe(false)
    await settings({ tickets: { email_comments_public: true } })
    expect((await receive(answer, 'A word')).comment?.public).toBe(true)
  })

  test('of a light agent is private, and still puts those in copy on the ticket', async () => {
    const { account, agentWith, call, receive, settings, id } = await opened()
    await settings({ tickets: { email_comments_public: true } })
    const { custom_role_id } = agentWith({ ticket_access: 'all' }, 1)
    const user = { name: 'Lea', email: 'lea@example.com', role: 'agent', custom_role_id }
    await call('admin', 'POST', '/users', { user })
    const answer = { From: 'lea@example.com', To: `support+id${id}@example.zendesk.com`, Cc: 'kofi@tea.example' }
    const { ticket, comment } = await receive(answer, 'A note')
    const copied = ticket?.email_cc_ids?.map((person) => account.users.get(person)?.email)
    expect([comment?.public, copied]).toEqual([false, ['kofi@tea.example']])
  })
})

describe('what cannot come in', () => {
  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['spam', { 'X-Spam-Flag': 'YES' }, 0],
    ['mass mail', { Precedence: 'bulk' }, 3],
    ['a machine’s', { 'Auto-Submitted': 'auto-generated' }, 3],
    ['a report', { 'Content-Type': 'multipart/report; report-type=delivery-status' }, 7],
    ['a word of absence', { 'Auto-Submitted': 'auto-replied' }, 8],
    ['a postmaster’s', { From: 'MAILER-DAEMON@tea.example' }, 9],
    ['a subject alone', {}, 11],
    ['our own', { From: support }, 22],
    ['a noreply’s', { From: 'no-reply@tea.example' }, 27],
    ['a crowd’s', { Cc: Array.from({ length: 49 }, (_, n) => `c${n}@tea.example`).join() }, 30],
  ])('%s is held back', async (_, headers, cause) => {
    const { receive } = desk()
    const { suspended_ticket, ticket } = await receive(headers, ...(cause === 11 ? [] : ['Hello']))
    expect([suspended_ticket?.cause_id, ticket]).toEqual([cause, undefined])
  })

  test('is held back from who has no part in the ticket, with the ticket’s number', async () => {
    const { receive, id } = await opened()
    const answer = { To: `support+id${id}@example.zendesk.com` }
    const stranger = await receive({ ...answer, From: 'stranger@elsewhere.example' }, 'Hello')
    expect(stranger.suspended_ticket).toMatchObject({ cause_id: 5, ticket_id: id, author: { id: null } })
    const other = await receive({ ...answer, From: 'end.user@example.com' }, 'Hello')
    expect(other.suspended_ticket).toMatchObject({ cause_id: 6, ticket_id: id, author: { id: expect.any(Number) } })
  })

  test('is held back from who is suspended', async () => {
    const { call, receive, person } = desk()
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { suspended: true } })
    expect((await receive({ From: 'end.user@example.com' }, 'Hello')).suspended_ticket?.cause_id).toBe(0)
  })

  test.each([
    ['nobody here', written({ To: 'nobody@elsewhere.example' }, 'Hello')],
    ['nobody', 'Subject: Hello\n\nHello'],
    ['no mail', 'nonsense'],
  ])('to %s is refused, and nothing is kept', async (_, raw) => {
    const { account, fakedesk } = desk()
    const { version } = account
    await expect(fakedesk.receiveMail(raw)).rejects.toThrow(UndeliverableMail)
    expect(account.version).toBe(version)
  })

  test('any address of the account’s own domain will do where it says so', async () => {
    const { account, receive } = desk()
    account.commit(() =>
      account.changeSettings({
        ...account.settings,
        email: { ...account.settings.email, accept_wildcard_emails: true },
      }),
    )
    expect((await receive({ To: 'sales@example.zendesk.com' }, 'Hello')).ticket).toBeDefined()
  })
})

describe('the outbox', () => {
  test('tells what a ticket’s life would send, to whom, and how to answer', async () => {
    const { call, fakedesk, person, settings, account } = desk()
    await settings({ tickets: { email_comments_public: true } })
    const requester_id = person('endUser').id
    const given = {
      subject: 'Lamp',
      comment: { body: 'It flickers' },
      requester_id,
      email_ccs: [{ user_email: 'kofi@tea.example' }],
    }
    const { ticket } = (await call('agent', 'POST', '/tickets', { ticket: given })).body
    await call('admin', 'PUT', `/tickets/${ticket.id}`, {
      ticket: { assignee_email: 'agent@example.com', comment: { body: 'For you', public: false } },
    })
    await call('endUser', 'PUT', `/requests/${ticket.id}`, { request: { comment: { body: 'And now it is out' } } })
    const mails = fakedesk.outbox()
    const addressed = mails.map(({ occasion, to, cc, text }) => [
      occasion,
      ...to.map(({ address }) => address),
      cc.length,
      text,
    ])
    const team = ['admin@example.com', 'agent@example.com', 'second.agent@example.com']
    expect(addressed).toEqual([
      ['trigger', 'end.user@example.com', 1, expect.stringContaining('It flickers')],
      ['trigger', ...team, 0, expect.stringContaining('by Elif Customer')],
      ['trigger', 'agent@example.com', 0, expect.stringContaining('For you')],
      ['trigger', 1, expect.stringContaining('And now it is out')],
      ['trigger', 'agent@example.com', 0, expect.stringContaining('And now it is out')],
    ])
    expect(mails[0]).toMatchObject({
      from: { address: support, name: expect.stringMatching(/ \(Example\)$/) },
      reply_to: `support+id${ticket.encoded_id}@example.zendesk.com`,
      subject: 'Lamp',
      message_id: expect.stringContaining(ticket.encoded_id),
      created_at: account.now,
    })
  })

  test('has the mails that ask whose an address is, and none for imports, seeds and those who want none', async () => {
    const { call, fakedesk, person } = desk()
    const user = (email: string, more: object = {}) =>
      call('admin', 'POST', '/users', { user: { name: 'New', email, ...more } })
    await user('new@tea.example')
    await user('quiet@tea.example', { skip_verify_email: true })
    await user('known@tea.example', { verified: true })
    fakedesk.seed({ users: [{ name: 'Seeded', email: 'seeded@tea.example', verified: false }] })
    const ticket = { subject: 'Old', comments: [{ value: 'Long ago' }], requester_id: person('endUser').id }
    await call('admin', 'POST', '/imports/tickets', { ticket })
    expect(fakedesk.outbox().map(({ occasion, to }) => [occasion, to[0]?.address])).toEqual([
      ['verification', 'new@tea.example'],
    ])
  })

  test('keeps the latest thousand', async () => {
    const { account, fakedesk, call } = desk()
    const { identities } = (await call('admin', 'GET', `/users/${account.users.rows.first()?.id}/identities`)).body
    const [identity] = identities
    const path = `/users/${identity.user_id}/identities/${identity.id}/request_verification`
    for (let n = 0; n < 1203; n++) await call('admin', 'PUT', path)
    expect(fakedesk.outbox()).toHaveLength(1000)
  })
})
