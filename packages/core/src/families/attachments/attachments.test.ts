import { describe, expect, test } from 'vitest'
import type { FakedeskOptions } from '../../fakedesk.ts'
import { mostFileBytes } from '../../pipeline/limits.ts'
import { type Caller, png, testDesk } from '../../testing.ts'
import { defaultPeople } from '../../world.ts'

interface File {
  readonly name: string
  readonly type?: string
  readonly bytes: string | Uint8Array<ArrayBuffer>
}

const note: File = { name: 'note.txt', type: 'text/plain', bytes: 'Dear desk' }
const picture: File = { name: 'hub cap.png', type: 'image/png', bytes: png(1024, 768) }
const days = 24 * 60 * 60_000

function desk(options: FakedeskOptions = {}) {
  const made = testDesk(options)
  const { send, call, fakedesk, account, person } = made

  const signed = (caller: Caller): HeadersInit => {
    if (caller === 'nobody') return {}
    const { email } = typeof caller === 'string' ? defaultPeople[caller] : caller
    return { Authorization: `Basic ${btoa(`${email}/token:token`)}` }
  }
  const upload = (caller: Caller, { name, type, bytes }: File, more = '') =>
    send('POST', `/uploads?filename=${encodeURIComponent(name)}${more}`, {
      headers: { ...signed(caller), ...(type && { 'Content-Type': type }) },
      body: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    })
  /** A ticket of the end user's whose first comment has the file. */
  const attached = async (file = note, comment: object = {}) => {
    const { token, attachment } = (await upload('agent', file)).body.upload
    const given = {
      subject: 'Help',
      requester_id: person('endUser').id,
      comment: { body: 'See', uploads: [token], ...comment },
    }
    const { ticket, audit } = (await call('agent', 'POST', '/tickets', { ticket: given })).body
    return { id: ticket.id as number, attachment, comment: audit.events[0].id as number }
  }
  const comments = async (id: number, query = '') =>
    (await call('admin', 'GET', `/tickets/${id}/comments${query}`)).body.comments
  const get = (url: string, caller: Caller = 'nobody', headers: Record<string, string> = {}, method = 'GET') =>
    fakedesk.fetch(new Request(url, { method, redirect: 'manual', headers: { ...signed(caller), ...headers } }))
  const setting = (tickets: object) => call('admin', 'PUT', '/account/settings', { settings: { tickets } })
  const scanned = () => account.clock.advance(20_000)
  return { ...made, upload, attached, comments, get, setting, scanned }
}

describe('an upload', () => {
  test('is the bytes of the body, described as JSON by the name of text', async () => {
    const { upload, get } = desk()
    const { status, headers, body } = await upload('endUser', note)
    expect([status, headers.get('content-type')]).toEqual([201, 'text/plain; charset=utf-8'])
    const { token, attachment, attachments, expires_at } = body.upload
    expect([token.length, expires_at]).toEqual([25, '2026-03-17T09:00:00Z'])
    expect(headers.get('location')).toBe(attachment.url)
    expect(attachments).toEqual([attachment])
    expect(attachment).toMatchObject({
      file_name: 'note.txt',
      content_type: 'text/plain',
      size: 9,
      width: null,
      height: null,
      inline: false,
      deleted: false,
      malware_scan_result: 'not_scanned',
      thumbnails: [],
    })
    expect(await (await get(attachment.content_url)).text()).toBe('Dear desk')
  })

  test('is JSON by its name, too, for who asks for that', async () => {
    const { send } = desk()
    const headers = { Accept: 'application/json', 'Content-Type': 'text/plain' }
    const answer = await send('POST', '/uploads?filename=a.txt', { headers, body: 'a' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'application/json; charset=utf-8'])
  })

  test('takes more files under its token, and a form', async () => {
    const { upload, send } = desk()
    const { token } = (await upload('agent', note)).body.upload
    const second = (await upload('agent', { ...note, name: 'b.txt' }, `&token=${token}`)).body.upload
    expect([second.token, second.attachment.file_name]).toEqual([token, 'b.txt'])
    const form = new FormData()
    form.set('uploaded_data', new File(['abc'], 'x.txt', { type: 'text/csv' }))
    form.set('filename', 'c.csv')
    const headers = { Authorization: `Basic ${btoa('agent@example.com/token:token')}` }
    const third = (await send('POST', `/uploads.json?token=${token}`, { headers, body: form })).body.upload
    expect(third.attachments.map(({ file_name }: { file_name: string }) => file_name)).toEqual([
      'note.txt',
      'b.txt',
      'c.csv',
    ])
    expect(third.attachment).toMatchObject({ content_type: 'text/csv', size: 3 })
    expect((await upload('agent', note, '&token=unknown')).status).toBe(404)
  })

  test('needs a name with an extension, and bytes, at most 50 MB of them', async () => {
    const { upload, account } = desk()
    const before = account.blobs.size
    const nameless = await upload('agent', { ...note, name: '' })
    expect([nameless.status, nameless.body.error.message]).toEqual([
      400,
      expect.stringContaining('filename must be present'),
    ])
    const bare = await upload('agent', { ...note, name: 'note' })
    expect([bare.status, Object.keys(bare.body.details)]).toEqual([422, ['filename']])
    const empty = await upload('agent', { ...note, bytes: '' })
    expect([empty.status, Object.keys(empty.body.details)]).toEqual([422, ['size']])
    const large = await upload('agent', { ...note, bytes: new Uint8Array(50 * 1024 * 1024 + 1) })
    expect([large.status, large.body.error]).toEqual([413, 'AttachmentTooLarge'])
    expect(account.blobs.size).toBe(before)
  })

  test('fits into what the account keeps in all, and is room again when it is gone', async () => {
    const { upload, call, account } = desk()
    const size = 'Dear desk'.length
    const room = mostFileBytes - account.blobs.weight
    account.commit(() => account.blobs.insert({ id: 0, bytes: new Uint8Array(room - 2 * size + 1) }))
    const { token } = (await upload('agent', note)).body.upload
    const refused = await upload('agent', note)
    expect([refused.status, refused.body.error]).toEqual([413, 'AttachmentStorageFull'])
    await call('agent', 'DELETE', `/uploads/${token}`)
    expect((await upload('agent', note)).status).toBe(201)
  })

  test('that no comment takes is gone after three days, or when it is deleted', async () => {
    const { upload, call, get, account } = desk()
    const blobs = account.blobs.size
    const kept = (await upload('agent', picture)).body.upload
    const dropped = (await upload('agent', note)).body.upload
    expect((await call('agent', 'DELETE', `/uploads/${dropped.token}`)).status).toBe(204)
    expect((await call('agent', 'DELETE', `/uploads/${dropped.token}`)).status).toBe(404)
    expect((await get(dropped.attachment.content_url)).status).toBe(404)
    account.clock.advance(3 * days - 1000)
    expect((await get(kept.attachment.content_url)).status).toBe(200)
    account.clock.advance(1000)
    expect((await get(kept.attachment.content_url)).status).toBe(404)
    expect((await call('agent', 'DELETE', `/uploads/${kept.token}`)).status).toBe(404)
    expect(account.blobs.size).toBe(blobs)
  })

  test('is used once, and stays with the comment', async () => {
    const { upload, call, comments, account, get } = desk()
    const { token, attachment } = (await upload('agent', note)).body.upload
    const say = { ticket: { subject: 'A', comment: { body: 'A', uploads: token } } }
    const first = (await call('agent', 'POST', '/tickets', say)).body
    const second = (await call('agent', 'POST', '/tickets', say)).body
    expect(first.audit.events[0].attachments).toEqual([attachment])
    expect(second.audit.events[0].attachments).toEqual([])
    account.clock.advance(4 * days)
    expect((await comments(first.ticket.id))[0].attachments).toMatchObject([{ id: attachment.id }])
    expect((await get(attachment.content_url)).status).toBe(200)
  })
})

describe('a picture', () => {
  test.each([
    ['image/png', [...png(1024, 768)], 1024, 768],
    ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x40, 1, 0xf0, 0, 0], 320, 240],
    [
      'image/jpeg',
      [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 2, 0xff, 0xff, 0xc2, 0, 11, 8, 0, 240, 1, 0x40, 3],
      320,
      240,
    ],
    ['image/webp', webp('VP8X', [0, 0, 0, 0, 0, 0, 0, 0, 0x3f, 1, 0, 0xef, 0, 0]), 320, 240],
    ['image/webp', webp('VP8L', [0, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x3b, 0, 0]), 320, 240],
    ['image/webp', webp('VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xf0, 0]), 320, 240],
    ['image/png', [...png(1024, 768).slice(0, 20)], null, null],
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0], null, null],
  ])('of type %s tells its size', async (type, bytes, width, height) => {
    const { upload } = desk()
    const { attachment } = (await upload('agent', { name: 'a.bin', type, bytes: new Uint8Array(bytes) })).body.upload
    expect(attachment).toMatchObject({ width, height, thumbnails: width === null ? [] : [{ width: 80, height: 60 }] })
  })

  function webp(kind: string, rest: readonly number[]): number[] {
    const text = (letters: string) => Array.from(letters, (letter) => letter.charCodeAt(0))
    return [...text('RIFF'), 0, 0, 0, 0, ...text('WEBP'), ...text(kind), ...rest, 0, 0, 0, 0, 0, 0]
  }

  test('has a thumbnail, a file of its own', async () => {
    const { upload, call, get } = desk()
    const { attachment } = (await upload('agent', picture)).body.upload
    const [thumbnail] = attachment.thumbnails
    expect(thumbnail).toMatchObject({
      file_name: 'hub cap_thumb.png',
      content_type: 'image/png',
      width: 80,
      height: 60,
    })
    expect((await call('agent', 'GET', `/attachments/${thumbnail.id}`)).body.attachment).toEqual({
      ...thumbnail,
      thumbnails: [],
    })
    const response = await get(thumbnail.content_url)
    expect((await response.arrayBuffer()).byteLength).toBe(thumbnail.size)
  })

  test('that the text shows is inline, and listed only when asked for', async () => {
    const { upload, call, comments } = desk()
    const shown = (await upload('agent', picture)).body.upload
    const beside = (await upload('agent', picture)).body.upload
    const html_body = `<p>Look: <img alt="" src="${shown.attachment.content_url}"> <a href="${beside.attachment.content_url}">x</a></p>`
    const given = { subject: 'A', comment: { html_body, uploads: [shown.token, beside.token] } }
    const { ticket, audit } = (await call('agent', 'POST', '/tickets', { ticket: given })).body
    const ids = (files: readonly { id: number }[]) => files.map(({ id }) => id)
    expect(ids(audit.events[0].attachments)).toEqual([beside.attachment.id])
    expect(ids((await comments(ticket.id))[0].attachments)).toEqual([beside.attachment.id])
    const [all] = await comments(ticket.id, '?include_inline_images=true')
    expect(all.attachments).toMatchObject([
      { id: shown.attachment.id, inline: true },
      { id: beside.attachment.id, inline: false },
    ])
  })
})

describe('malware', () => {
  const testFile = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

  test('is looked for a while after a file came, and the answer is seen wherever the file is', async () => {
    const { attached, comments, call, scanned } = desk()
    const { id, attachment } = await attached(picture)
    scanned()
    const scan = {
      malware_scan_result: 'malware_not_found',
      thumbnails: [{ malware_scan_result: 'malware_not_found' }],
    }
    expect((await call('agent', 'GET', `/attachments/${attachment.id}`)).body.attachment).toMatchObject(scan)
    expect((await comments(id))[0].attachments).toMatchObject([scan])
    const { audits } = (await call('admin', 'GET', `/tickets/${id}/audits`)).body
    expect(audits[0].events[0].attachments).toMatchObject([scan])
  })

  test('is not handed out, unless an admin allows it', async () => {
    const { attached, call, get, scanned } = desk()
    const { id, attachment } = await attached({ ...note, bytes: testFile })
    scanned()
    const path = `/attachments/${attachment.id}`
    expect((await call('agent', 'GET', path)).body.attachment.malware_scan_result).toBe('malware_found')
    expect((await get(attachment.content_url, 'agent')).status).toBe(403)
    const allow = { attachment: { malware_access_override: true } }
    expect((await call('agent', 'PUT', path, allow)).status).toBe(403)
    expect((await call('admin', 'PUT', path, allow)).body.attachment.malware_access_override).toBe(true)
    expect(await (await get(attachment.content_url, 'agent')).text()).toBe(testFile)
    const { audits } = (await call('admin', 'GET', `/tickets/${id}/audits`)).body
    expect(audits[0].events[0].attachments[0].malware_access_override).toBe(true)
    await call('admin', 'PUT', path, { attachment: { malware_access_override: false } })
    expect((await get(attachment.content_url, 'agent')).status).toBe(403)
  })
})

describe('redaction', () => {
  test('leaves an empty text, answers what was, and is told in an audit', async () => {
    const { attached, call, comments, get, account } = desk()
    const { id, attachment, comment } = await attached(picture)
    const blobs = account.blobs.size
    const { status, body } = await call(
      'admin',
      'PUT',
      `/tickets/${id}/comments/${comment}/attachments/${attachment.id}/redact`,
    )
    expect([status, body.attachment]).toEqual([200, attachment])
    const [{ attachments }] = await comments(id)
    expect(attachments).toMatchObject([
      { id: attachment.id, file_name: 'redacted.txt', content_type: 'text/plain', size: 0, thumbnails: [] },
    ])
    for (const url of [attachment.content_url, attachment.thumbnails[0].content_url]) {
      expect((await get(url)).status).toBe(404)
    }
    expect(await (await get(attachments[0].content_url)).text()).toBe('')
    expect(account.blobs.size).toBe(blobs - 1)
    const { audits } = (await call('admin', 'GET', `/tickets/${id}/audits`)).body
    expect(audits[0].events[0].attachments).toEqual(attachments)
    expect(audits[1].events).toMatchObject([
      { type: 'AttachmentRedactionEvent', comment_id: comment, attachment_id: attachment.id },
    ])
  })

  test('is not for closed tickets, other comments or who may not delete tickets', async () => {
    const { attached, call } = desk()
    const { id, attachment, comment } = await attached()
    const path = (of: number) => `/tickets/${id}/comments/${of}/attachments/${attachment.id}/redact`
    expect((await call('agent', 'PUT', path(comment))).status).toBe(403)
    expect((await call('admin', 'PUT', path(1))).status).toBe(404)
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { status: 'closed' } })
    expect((await call('admin', 'PUT', path(comment))).status).toBe(422)
  })

  test('in the agent workspace names files by their addresses, on closed tickets too', async () => {
    const { attached, call, comments } = desk()
    const { id, attachment, comment } = await attached()
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { status: 'closed' } })
    const given = { ticket_id: id, external_attachment_urls: [attachment.content_url] }
    const { status, body } = await call('admin', 'PUT', `/comment_redactions/${comment}`, given)
    expect([status, body.comment.body]).toEqual([200, 'See'])
    expect((await comments(id))[0].attachments[0].file_name).toBe('redacted.txt')
    const { audits } = (await call('admin', 'GET', `/tickets/${id}/audits`)).body
    expect(audits.at(-1).events).toMatchObject([{ type: 'AttachmentRedactionEvent', attachment_id: attachment.id }])
  })
})

describe('deleting', () => {
  test('leaves a comment that tells of it, and no bytes', async () => {
    const { attached, call, comments, get, account } = desk()
    const blobs = account.blobs.size
    const { id, attachment } = await attached(picture)
    expect((await call('agent', 'DELETE', `/attachments/${attachment.id}`)).status).toBe(204)
    expect((await comments(id))[0].attachments).toMatchObject([{ id: attachment.id, deleted: true }])
    expect((await get(attachment.content_url)).status).toBe(404)
    expect((await call('agent', 'DELETE', `/attachments/${attachment.id}`)).status).toBe(404)
    expect(account.blobs.size).toBe(blobs)
  })

  test('takes a file out of its upload, and the upload with its last', async () => {
    const { upload, call } = desk()
    const first = (await upload('agent', note)).body.upload
    const { attachment } = (await upload('agent', note, `&token=${first.token}`)).body.upload
    await call('agent', 'DELETE', `/attachments/${first.attachment.id}`)
    expect((await upload('agent', note, `&token=${first.token}`)).body.upload.attachments).toHaveLength(2)
    await call('agent', 'DELETE', `/attachments/${attachment.id}`)
    expect((await call('agent', 'GET', `/attachments/${attachment.id}`)).status).toBe(404)
  })

  test('a merge copies files, so that each ticket has its own', async () => {
    const { attached, call, comments, finished, get, account } = desk()
    const source = await attached(picture)
    const target = await attached()
    const blobs = account.blobs.size
    await finished(await call('admin', 'POST', `/tickets/${target.id}/merge`, { ids: [source.id] }))
    const [copy] = (await comments(target.id)).at(-1).attachments
    expect(copy).toMatchObject({ file_name: picture.name, width: 1024, thumbnails: [{ width: 80 }] })
    expect(account.blobs.size).toBe(blobs)
    await call('admin', 'DELETE', `/attachments/${source.attachment.id}`)
    expect((await get(copy.content_url)).status).toBe(200)
    await call('admin', 'DELETE', `/attachments/${copy.id}`)
    expect(account.blobs.size).toBe(blobs - 1)
  })
})

test('bytes are in snapshots, and what is restored has them again', async () => {
  const { attached, get, account, fakedesk, call } = desk()
  const before = account.blobs.weight
  const { attachment } = await attached(picture)
  const snapshot = account.snapshot()
  await call('agent', 'DELETE', `/attachments/${attachment.id}`)
  expect(account.blobs.weight).toBe(before)
  account.restore(snapshot)
  expect(new Uint8Array(await (await get(attachment.content_url)).arrayBuffer())).toEqual(picture.bytes)
  expect(account.blobs.weight).toBe(before + 40)
  fakedesk.fork('example', 'second')
  const there = attachment.content_url.replace('//example.', '//second.')
  expect((await (await get(there)).arrayBuffer()).byteLength).toBe(40)
})

describe('who may', () => {
  const everyone = ['admin', 'agent', 'editor', 'restricted', 'light', 'endUser', 'nobody'] as const

  test.each([
    ['POST', '/uploads?filename=a.txt', [201, 201, 201, 201, 201, 201, 201]],
    ['DELETE', '/uploads/TOKEN', [204, 204, 204, 204, 204, 204, 401]],
    ['GET', '/attachments/ID', [200, 200, 200, 404, 200, 403, 401]],
    ['PUT', '/attachments/ID', [200, 403, 403, 403, 403, 403, 401]],
    ['DELETE', '/attachments/ID', [204, 204, 204, 404, 403, 403, 401]],
    ['PUT', '/tickets/TICKET/comments/COMMENT/attachments/ID/redact', [200, 403, 403, 404, 403, 403, 401]],
  ])('%s %s', async (method, template, want) => {
    const got = await Promise.all(
      everyone.map(async (name) => {
        const { agentWith, upload, attached, send } = desk()
        const { id, attachment, comment } = await attached()
        const { token } = (await upload('admin', note)).body.upload
        const names: Readonly<Record<string, unknown>> = {
          TOKEN: token,
          ID: attachment.id,
          TICKET: id,
          COMMENT: comment,
        }
        const path = template.replaceAll(/[A-Z]{2,}/g, (word) => String(names[word]))
        const agents = {
          editor: () => agentWith({ ticket_access: 'all', ticket_editing: true }),
          restricted: () => agentWith({ ticket_access: 'assigned-only' }),
          light: () => agentWith({ ticket_access: 'all' }, 1),
        }
        const caller: Caller = name === 'editor' || name === 'restricted' || name === 'light' ? agents[name]() : name
        const { email } =
          caller === 'nobody' ? { email: null } : typeof caller === 'string' ? defaultPeople[caller] : caller
        const body =
          method === 'POST' ? 'text' : method === 'PUT' ? '{"attachment":{"malware_access_override":true}}' : null
        return (
          await send(method, path, {
            headers: {
              ...(email && { Authorization: `Basic ${btoa(`${email}/token:token`)}` }),
              ...(body && { 'Content-Type': method === 'PUT' ? 'application/json' : 'text/plain' }),
            },
            body,
          })
        ).status
      }),
    )
    expect(got).toEqual(want)
  })

  test('nobody uploads a type of file that the account does not take', async () => {
    const { send, setting } = desk()
    const statusOf = async (filename: string) => {
      const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}`, 'Content-Type': 'text/plain' }
      return (await send('POST', `/uploads?filename=${filename}`, { headers, body: 'a' })).status
    }
    expect(await statusOf('run.exe')).toBe(201)
    await setting({ only_allowed_attachment_file_types: '.pdf, png' })
    expect([await statusOf('run.exe'), await statusOf('a.pdf'), await statusOf('b.PNG')]).toEqual([422, 201, 201])
    await setting({ only_allowed_attachment_file_types: '' })
    expect(await statusOf('run.exe')).toBe(201)
  })

  test('customers upload nothing where the account takes no files of theirs', async () => {
    const { upload, setting } = desk()
    await setting({ end_user_attachments: false })
    const callers = ['agent', 'endUser', 'nobody'] as const
    const got = await Promise.all(callers.map(async (caller) => (await upload(caller, note)).status))
    expect(got).toEqual([201, 403, 403])
  })
})

describe('content', () => {
  test('is for everybody who knows the address, whatever credentials come along', async () => {
    const { attached, get } = desk()
    const { attachment } = await attached()
    const statuses = [
      await get(attachment.content_url),
      await get(attachment.content_url, 'endUser'),
      await get(attachment.content_url.replace(/\?.*/, '')),
      await get(attachment.content_url, 'nobody', { Authorization: 'Bearer unknown' }),
      await get(attachment.content_url.replace(/token\/\w+/, 'token/unknown')),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 200, 200, 404])
  })

  test('of a private kind is for who has signed in and may see the comment', async () => {
    const { attached, get, setting, agentWith, upload, fakedesk } = desk()
    const shown = await attached(picture)
    const hidden = await attached(note, { public: false })
    const waiting = (await upload('agent', note)).body.upload
    await setting({ private_attachments: true })
    const restricted = agentWith({ ticket_access: 'assigned-only' })
    const callers = ['nobody', 'endUser', 'secondAgent', restricted] as const
    const seen = (url: string) => Promise.all(callers.map(async (caller) => (await get(url, caller)).status))
    expect(await seen(shown.attachment.content_url)).toEqual([302, 200, 200, 403])
    expect(await seen(shown.attachment.thumbnails[0].content_url)).toEqual([302, 200, 200, 403])
    expect(await seen(hidden.attachment.content_url)).toEqual([302, 403, 200, 403])
    expect(await seen(waiting.attachment.content_url)).toEqual([302, 200, 200, 200])

    const refused = await get(shown.attachment.content_url)
    const login = new URL(refused.headers.get('location') ?? '', shown.attachment.content_url)
    const form = new URLSearchParams({ email: 'admin@example.com', password: 'password' })
    form.set('return_to', login.searchParams.get('return_to') ?? '')
    const back = await fakedesk.fetch(new Request(login, { method: 'POST', body: form }))
    expect(new URL(back.headers.get('location') ?? '', login).href).toBe(shown.attachment.content_url)
    const cookie = back.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    expect((await get(shown.attachment.content_url, 'nobody', { cookie })).status).toBe(200)
  })

  test.each([
    ['text/html', 'evil.html', 'attachment'],
    ['image/svg+xml', 'evil.svg', 'attachment'],
    ['application/xhtml+xml', 'evil.xhtml', 'attachment'],
    ['text/javascript', 'evil.js', 'attachment'],
    ['application/pdf', 'a.pdf', 'attachment'],
    ['image/png', 'a.png', 'inline'],
  ])('of type %s runs in no browser', async (type, name, disposition) => {
    const { upload, get } = desk()
    const { attachment } = (await upload('endUser', { name, type, bytes: '<script>alert(1)</script>' })).body.upload
    const { headers } = await get(attachment.content_url)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')?.split(';')[0]).toBe(disposition)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  })

  test('has a name that no header can be made from, and a type that is one', async () => {
    const { upload, get } = desk()
    const name = '../a"\r\nSet-Cookie: x=1\u{1f4ce} ü.txt'
    const { attachment } = (await upload('agent', { ...note, name, type: 'nonsense' })).body.upload
    expect(attachment).toMatchObject({
      file_name: 'a"Set-Cookie: x=1\u{1f4ce} ü.txt',
      content_type: 'application/octet-stream',
    })
    const { status, headers } = await get(attachment.content_url)
    expect([status, headers.get('set-cookie')]).toEqual([200, null])
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="a_Set-Cookie: x=1__ _.txt"; filename*=UTF-8''${encodeURIComponent(attachment.file_name)}`,
    )
  })

  test.each([
    ['bytes=0-3', 206, 'Dear', 'bytes 0-3/9'],
    ['bytes=5-', 206, 'desk', 'bytes 5-8/9'],
    ['bytes=-4', 206, 'desk', 'bytes 5-8/9'],
    ['bytes=5-99', 206, 'desk', 'bytes 5-8/9'],
    ['bytes=9-', 416, '', 'bytes */9'],
    ['bytes=-0', 416, '', 'bytes */9'],
    ['bytes=0-1,3-4', 200, 'Dear desk', null],
    ['lines=1-2', 200, 'Dear desk', null],
  ])('by %s is in parts', async (range, status, text, part) => {
    const { upload, get } = desk()
    const { attachment } = (await upload('agent', note)).body.upload
    const response = await get(attachment.content_url, 'nobody', { range })
    expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([
      status,
      text,
      part,
    ])
  })

  test('tells its length by HEAD, and takes nothing else', async () => {
    const { upload, get } = desk()
    const { content_url } = (await upload('agent', note)).body.upload.attachment
    const head = await get(content_url, 'nobody', {}, 'HEAD')
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '9', ''])
    expect((await get(content_url, 'nobody', {}, 'DELETE')).status).toBe(404)
  })

  test('is sent 2,500 times a minute', async () => {
    const { upload, get, account } = desk({ rateLimit: 10_000 })
    const { content_url } = (await upload('agent', note)).body.upload.attachment
    for (let count = 0; count < 2500; count++) await get(content_url)
    const { status, headers } = await get(content_url)
    expect([status, headers.get('retry-after')]).toEqual([429, '60'])
    account.clock.advance(60_000)
    expect((await get(content_url)).status).toBe(200)
  })
})
