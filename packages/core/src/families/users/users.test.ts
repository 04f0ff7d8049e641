import { describe, expect, test } from 'vitest'
import { png, testDesk } from '../../testing.ts'

const desk = () => {
  const rest = testDesk()

  async function made(given: object) {
    const { status, body } = await rest.call('admin', 'POST', '/users', { user: given })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return body.user
  }
  return { ...rest, made }
}

const invalid = (details: Record<string, { description: string; error?: string }>) => ({
  error: 'RecordInvalid',
  description: 'Record validation errors',
  details: Object.fromEntries(Object.entries(details).map(([property, problem]) => [property, [problem]])),
})

describe('creating', () => {
  test('a name is enough; the rest is as recorded', async () => {
    const { call } = desk()
    const { status, body, headers } = await call('admin', 'POST', '/users.json', { user: { id: '', name: 'testUser' } })
    expect(status).toBe(201)
    const { id, url, ...user } = body.user
    expect(headers.get('location')).toBe(url)
    expect(url).toBe(`https://example.zendesk.com/api/v2/users/${id}.json`)
    expect(user).toEqual({
      name: 'testUser',
      email: null,
      created_at: '2026-03-14T09:00:00Z',
      updated_at: '2026-03-14T09:00:00Z',
      time_zone: 'Pacific Time (US & Canada)',
      iana_time_zone: 'America/Los_Angeles',
      phone: null,
      shared_phone_number: null,
      photo: null,
      locale_id: 1,
      locale: 'en-US',
      organization_id: null,
      role: 'end-user',
      verified: false,
      external_id: null,
      tags: [],
      alias: null,
      active: true,
      shared: false,
      shared_agent: false,
      last_login_at: null,
      two_factor_auth_enabled: false,
      signature: null,
      details: null,
      notes: null,
      role_type: null,
      custom_role_id: null,
      is_billing_admin: false,
      moderator: false,
      ticket_restriction: 'requested',
      only_private_comments: false,
      restricted_agent: true,
      suspended: false,
      default_group_id: null,
      report_csv: false,
      user_fields: {},
    })
    expect(Object.keys(body.user).slice(0, 5)).toEqual(['id', 'url', 'name', 'email', 'created_at'])
  })

  test('takes what is given, in the form in which it is kept', async () => {
    const { made } = desk()
    const user = await made({
      name: 'Ines Moreau',
      email: 'Ines@Mailbox.test',
      verified: true,
      external_id: 'Customer-1',
      time_zone: 'Berlin',
      locale: 'de',
      phone: '+1 (415) 555-0100',
      tags: ['VIP', 'two words'],
      details: 'Paris',
    })
    expect(user).toMatchObject({
      email: 'ines@mailbox.test',
      verified: true,
      external_id: 'Customer-1',
      iana_time_zone: 'Europe/Berlin',
      locale: 'de',
      locale_id: 8,
      phone: '+14155550100',
      shared_phone_number: false,
      tags: ['vip', 'two', 'words'],
      details: 'Paris',
      notes: null,
    })
  })

  test.each([
    ['no name', {}, { name: { description: 'Name: is too short (minimum is 1 characters)', error: 'TooShort' } }],
    [
      'a taken address',
      { name: 'A', email: 'Admin@example.com' },
      {
        email: {
          description: 'Email: Admin@example.com is already being used by another user',
          error: 'DuplicateValue',
        },
      },
    ],
    ['no address', { name: 'A', email: 'a@b' }, { email: { description: 'Email: a@b is not properly formatted' } }],
    [
      'an external id that another has in another case',
      { name: 'A', external_id: 'TAKEN' },
      { external_id: { description: 'External has already been taken', error: 'DuplicateValue' } },
    ],
    [
      'an unknown role',
      { name: 'A', role: 'owner' },
      { role: { description: 'Role: is not included in the list', error: 'InvalidValue' } },
    ],
    [
      'an unknown organization',
      { name: 'A', organization_id: 1 },
      { organization: { description: 'Organization: is invalid', error: 'InvalidValue' } },
    ],
    [
      'an unknown time zone',
      { name: 'A', time_zone: 'Atlantis' },
      { time_zone: { description: 'Time zone: is not included in the list', error: 'InvalidValue' } },
    ],
  ])('refuses %s', async (_, given, details) => {
    const { call, made } = desk()
    await made({ name: 'Somebody', external_id: 'taken' })
    const { status, body } = await call('admin', 'POST', '/users', { user: given })
    expect([status, body]).toEqual([422, invalid(details)])
  })

  test('names everything that is wrong at once', async () => {
    const { call } = desk()
    const { body } = await call('admin', 'POST', '/users', { user: { name: ' ', email: 'agent@example.com' } })
    expect(Object.keys(body.details)).toEqual(['name', 'email'])
  })

  test('an organization is found by name or made; a domain takes in whoever has proved an address of it', async () => {
    const { made, call } = desk()
    const first = await made({ name: 'A', organization: { name: 'Larkspur' } })
    const second = await made({ name: 'B', organization: { name: 'larkspur' } })
    expect(second.organization_id).toBe(first.organization_id)
    await call('admin', 'PUT', `/organizations/${first.organization_id}`, {
      organization: { domain_names: ['larkspur.test'] },
    })
    const unproved = await made({ name: 'C', email: 'c@larkspur.test' })
    const proved = await made({ name: 'D', email: 'd@larkspur.test', verified: true })
    expect([unproved.organization_id, proved.organization_id]).toEqual([null, first.organization_id])
    const again = await call('admin', 'PUT', `/users/${unproved.id}`, { user: { verified: true } })
    expect(again.body.user).toMatchObject({ verified: true, organization_id: first.organization_id })
  })

  test('an agent begins in the default group, or in the one given', async () => {
    const { made, account } = desk()
    const [support, billing] = [...account.groups.rows]
    const plain = await made({ name: 'A', role: 'agent' })
    const chosen = await made({ name: 'B', role: 'agent', default_group_id: billing?.id })
    const none = await made({ name: 'C', role: 'agent', group_ids: [] })
    const groups = [plain, chosen, none].map((user) => user.default_group_id)
    expect(groups).toEqual([support?.id, billing?.id, support?.id])
    expect(plain).toMatchObject({ ticket_restriction: null, restricted_agent: false, role_type: null })
  })

  test('a custom role makes an agent', async () => {
    const { made, account } = desk()
    const light = account.customRoles.by('type', 1).first()
    const user = await made({ name: 'A', custom_role_id: light?.id })
    expect(user).toMatchObject({ role: 'agent', role_type: 1, custom_role_id: light?.id })
    const admin = await made({ name: 'B', role: 'admin' })
    expect(admin).toMatchObject({ role: 'admin', role_type: 4 })
  })

  test('a number that nobody has is a direct line; one that somebody has is shared', async () => {
    const { made, call } = desk()
    const first = await made({ name: 'A', phone: '+14155550100' })
    const second = await made({ name: 'B', phone: '+1 415 555 0100' })
    expect([first.shared_phone_number, second.shared_phone_number]).toEqual([false, true])
    const { body } = await call('admin', 'GET', `/users/${second.id}/identities`)
    expect(body.identities).toEqual([])
    const moved = await call('admin', 'PUT', `/users/${first.id}`, { user: { phone: '+14155550199' } })
    expect(moved.body.user.phone).toBe('+14155550100')
    const numbers = await call('admin', 'GET', `/users/${first.id}/identities?type[]=phone_number`)
    expect(numbers.body.identities.map((one: { value: string }) => one.value)).toEqual(['+14155550100', '+14155550199'])
  })

  test('a picture comes a while later', async () => {
    const { made, call, account } = desk()
    const { id, photo } = await made({ name: 'A', remote_photo_url: 'https://pictures.test/a.png' })
    account.clock.advance(1000)
    const { body } = await call('admin', 'GET', `/users/${id}`)
    expect([photo, body.user.photo.content_url]).toEqual([null, 'https://pictures.test/a.png'])
    const gone = await call('admin', 'PUT', `/users/${id}`, { user: { photo: null } })
    expect(gone.body.user.photo).toBeNull()
  })
})

test('a picture keeps its bytes, at an address for everybody, until there is another or none', async () => {
  const { made, call, send, account, fakedesk } = desk()
  const blobs = account.blobs.size
  const { id } = await made({ name: 'A' })
  await call('admin', 'PUT', '/account/settings', { settings: { tickets: { private_attachments: true } } })
  const setPhoto = async (bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.set('user[photo][uploaded_data]', new File([bytes], 'me & you.png', { type: 'image/png' }))
    const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
    return (await send('PUT', `/users/${id}`, { headers, body: form })).body.user.photo
  }
  const bytesAt = async (url: string) => {
    const response = await fakedesk.fetch(new Request(url))
    return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : response.status
  }
  const first = await setPhoto(png(100, 50))
  expect(first).toMatchObject({ width: 100, height: 50, size: 40, thumbnails: [{ width: 32, height: 16 }] })
  expect(first.content_url).toBe(`https://example.zendesk.com/system/photos/${first.id}/me%20%26%20you.png`)
  expect(first).not.toHaveProperty('malware_scan_result')
  expect(await bytesAt(first.content_url)).toEqual(png(100, 50))
  expect(await bytesAt(first.thumbnails[0].content_url)).toEqual(png(100, 50))
  expect((await call('endUser', 'GET', '/users/me')).body.user.photo).toBeNull()
  const second = await setPhoto(png(10, 10))
  expect([await bytesAt(first.content_url), await bytesAt(second.content_url)]).toEqual([404, png(10, 10)])
  await call('admin', 'PUT', `/users/${id}`, { user: { photo: null } })
  expect(await bytesAt(second.content_url)).toBe(404)
  expect(account.blobs.size).toBe(blobs)
})

test('a picture can be sent as a form, where the file is one', async () => {
  const { made, send } = desk()
  const { id } = await made({ name: 'A' })
  const sendFile = (type: string) => {
    const form = new FormData()
    form.set('user[photo][uploaded_data]', new File([new Uint8Array([137, 80])], 'me.png', { type }))
    const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }
    return send('PUT', `/users/${id}`, { headers, body: form })
  }
  const { status, body } = await sendFile('image/png')
  expect([status, body.user.photo]).toMatchObject([200, { file_name: 'me.png', content_type: 'image/png', size: 2 }])
  expect((await sendFile('text/plain')).status).toBe(422)
})

describe('create_or_update', () => {
  test('makes a user, then changes them, by email or by external id', async () => {
    const { call } = desk()
    const path = '/users/create_or_update'
    const created = await call('admin', 'POST', path, { user: { name: 'A', email: 'a@mail.test', external_id: 'X' } })
    expect([created.status, created.headers.get('location')]).toEqual([201, created.body.user.url])
    const { id } = created.body.user
    const byEmail = await call('admin', 'POST', path, { user: { name: 'B', email: 'A@mail.test' } })
    expect([byEmail.status, byEmail.body.user]).toMatchObject([200, { id, name: 'B', external_id: 'X' }])
    const byExternalId = await call('admin', 'POST', path, { user: { name: 'C', external_id: 'x' } })
    expect(byExternalId.body.user).toMatchObject({ id, name: 'C', external_id: 'x', email: 'a@mail.test' })
  })
})

describe('updating', () => {
  test('changes what is named, and the time of it', async () => {
    const { made, call, account } = desk()
    const user = await made({ name: 'A', notes: 'Keep', details: 'Gone' })
    account.clock.advance(5000)
    const { body } = await call('admin', 'PUT', `/users/${user.id}`, { user: { id: 1, name: 'B', details: null } })
    expect(body.user).toEqual({ ...user, name: 'B', details: null, updated_at: '2026-03-14T09:00:05Z' })
    account.clock.advance(5000)
    const same = await call('admin', 'PUT', `/users/${user.id}`, { user: { name: 'B' } })
    expect(same.body.user.updated_at).toBe('2026-03-14T09:00:05Z')
  })

  test('a new address becomes a further identity and leaves the primary one alone', async () => {
    const { call, person } = desk()
    const { id } = person('endUser')
    const { body } = await call('admin', 'PUT', `/users/${id}`, { user: { email: 'second@example.com' } })
    expect(body.user).toMatchObject({ email: 'end.user@example.com', verified: true })
    const { body: listed } = await call('admin', 'GET', `/users/${id}/identities`)
    expect(listed.identities).toMatchObject([
      { value: 'end.user@example.com', primary: true, verified: true },
      { value: 'second@example.com', primary: false, verified: false },
    ])
  })

  test('field values change one by one', async () => {
    const { made, call } = desk()
    for (const key of ['color', 'size'])
      await call('admin', 'POST', '/user_fields', { user_field: { key, title: key, type: 'text' } })
    const { id } = await made({ name: 'A', user_fields: { color: 'red' } })
    const { body } = await call('admin', 'PUT', `/users/${id}`, {
      user: { user_fields: { size: 'small', unknown: 1 } },
    })
    expect(body.user.user_fields).toEqual({ color: 'red', size: 'small' })
  })

  test('one organization ends all other memberships; several are all kept', async () => {
    const { made, call } = desk()
    const ids: number[] = []
    for (const name of ['One', 'Two', 'Three']) {
      const { body } = await call('admin', 'POST', '/organizations', { organization: { name } })
      ids.push(body.organization.id)
    }
    const [one, two, three] = ids
    const { id } = await made({ name: 'A', organization_ids: [one, two] })
    const memberships = async () => {
      const { body } = await call('admin', 'GET', `/users/${id}/organization_memberships`)
      return new Set(body.organization_memberships.map((each: { organization_id: number }) => each.organization_id))
    }
    expect(await memberships()).toEqual(new Set([one, two]))
    const { body } = await call('admin', 'PUT', `/users/${id}`, { user: { organization_id: three } })
    expect(body.user.organization_id).toBe(three)
    expect(await memberships()).toEqual(new Set([three]))
    await call('admin', 'PUT', `/users/${id}`, { user: { organization_id: null } })
    expect(await memberships()).toEqual(new Set())
  })

  test('who is no agent any more leaves the groups', async () => {
    const { call, person, account } = desk()
    const { id } = person('secondAgent')
    const { body } = await call('admin', 'PUT', `/users/${id}`, { user: { role: 'end-user' } })
    expect(body.user).toMatchObject({ role: 'end-user', default_group_id: null, ticket_restriction: 'requested' })
    expect(account.groupMemberships.by('user', id).size).toBe(0)
    const back = await call('admin', 'PUT', `/users/${id}`, { user: { role: 'agent' } })
    expect(back.body.user.default_group_id).toBe(account.groups.by('isDefault', true).first()?.id)
  })

  test('a suspended user is signed out and stays out', async () => {
    const { call, person, account } = desk()
    const { id } = person('endUser')
    expect(account.sessions.by('user', id).size).toBeGreaterThan(0)
    await call('admin', 'PUT', `/users/${id}`, { user: { suspended: true } })
    expect(account.sessions.by('user', id).size).toBe(0)
    expect((await call('endUser', 'GET', '/sessions')).status).toBe(401)
    await call('admin', 'PUT', `/users/${id}`, { user: { suspended: false } })
    expect((await call('endUser', 'GET', '/sessions')).status).toBe(200)
  })

  test('the owner stays an admin', async () => {
    const { call, person } = desk()
    for (const user of [{ role: 'agent' }, { suspended: true }]) {
      expect((await call('admin', 'PUT', `/users/${person('admin').id}`, { user })).status).toBe(422)
    }
  })

  test('an id that nobody has is not found, however large', async () => {
    const { call } = desk()
    const { status, body } = await call('admin', 'PUT', '/users/9223372036854775807', { user: { name: 'A' } })
    expect([status, body]).toEqual([404, { error: 'RecordNotFound', description: 'Not found' }])
  })
})
