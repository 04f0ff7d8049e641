import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Account } from '../../account/account.ts'
import { matchesIn, type SearchKind } from '../../search/match.ts'
import { parseQuery } from '../../search/parse.ts'
import { testDesk } from '../../testing.ts'
import { newTicketField } from '../ticket-fields/new-ticket-field.ts'
import { searchableTickets } from './ticket.searchable.ts'
import type { StoredTicket } from './ticket.ts'

type Name = 'wheel' | 'saddle' | 'chain'

/** Three tickets, which an external id tells from those of the default world. */
async function workshop() {
  const desk = testDesk()
  const { account, call, person } = desk
  const [size, color, isRush] = account.commit(() => [
    account.ticketFields.insert(newTicketField(account, { type: 'integer', title: 'Size' })),
    account.ticketFields.insert(newTicketField(account, { type: 'text', title: 'Color' })),
    account.ticketFields.insert(newTicketField(account, { type: 'checkbox', title: 'Rush' })),
  ])
  const organization = account.organizations.find(person('endUser').organization_id ?? 0)
  const group = account.groups.find(person('agent').group_ids[0] ?? 0)
  const upload = await desk.send('POST', '/uploads?filename=a.txt', {
    headers: { Authorization: `Basic ${btoa('admin@example.com/token:token')}`, 'Content-Type': 'text/plain' },
    body: 'a',
  })
  const given = {
    wheel: {
      ...{
        subject: 'The wheel wobbles',
        comment: { body: 'It began on Tuesday', uploads: [upload.body.upload.token] },
      },
      ...{ requester_id: person('endUser').id, assignee_id: person('agent').id, group_id: group.id, status: 'open' },
      ...{ priority: 'urgent', type: 'incident', tags: ['gold', 'north'] },
      custom_fields: [
        { id: size.id, value: 28 },
        { id: color.id, value: 'sea green' },
        { id: isRush.id, value: true },
      ],
    },
    saddle: {
      ...{ subject: 'Saddle sold', comment: { html_body: '<p>Where is <b>mine</b>?</p>' } },
      ...{ requester_id: person('admin').id, status: 'pending', priority: 'low', tags: ['gold'] },
      via: { channel: 'email' },
    },
    chain: {
      ...{ subject: 'Chain of 8117 links', comment: { body: 'Rusty', public: false }, status: 'solved' },
      ...{
        requester_id: person('endUser').id,
        assignee_id: person('agent').id,
        type: 'task',
        due_at: '2026-04-01T12:00:00Z',
      },
      email_ccs: [{ user_id: person('agent').id }],
    },
  }
  const ids = new Map<number, Name>()
  for (const [name, ticket] of Object.entries(given)) {
    const made = await call('agent', 'POST', '/tickets', { ticket: { ...ticket, external_id: `bike-${name}` } })
    // The keys of an object come as texts; these are the names above.
    ids.set(made.body.ticket.id, name as Name)
  }
  const idOf = (name: Name) => Array.from(ids).find(([, one]) => one === name)?.[0] ?? 0
  const find = async (query: string, who: Parameters<typeof call>[0] = 'admin', more = ''): Promise<Name[]> => {
    const text = encodeURIComponent(`${query} external_id:bike*`)
    const { results } = (await call(who, 'GET', `/search?query=${text}${more}`)).body
    return results.map(({ id }: { id: number }) => ids.get(id))
  }
  return { ...desk, find, idOf, size, color, isRush, organization, group }
}

describe('tickets', () => {
  let shop: Awaited<ReturnType<typeof workshop>>
  beforeAll(async () => {
    shop = await workshop()
  })

  test.each<[string, readonly Name[]]>([
    ['wob', ['wheel']],
    ['tuesday', ['wheel']],
    ['mine', ['saddle']],
    ['"where is mine"', ['saddle']],
    ['rusty', ['chain']],
    ['sea', ['wheel']],
    ['-tuesday', ['saddle', 'chain']],
    ['8117', ['chain']],
    ['811', ['chain']],
    ['subject:wheel', ['wheel']],
    ['subject:whe', []],
    ['subject:whe*', ['wheel']],
    ['subject:tuesday', []],
    ['description:tuesday', ['wheel']],
    ['comment:rust*', ['chain']],
    ['status:open', ['wheel']],
    ['status:open status:pending', ['wheel', 'saddle']],
    ['status<solved', ['wheel', 'saddle']],
    ['status>=pending', ['saddle', 'chain']],
    ['status>nonsense', []],
    ['-status:open', ['saddle', 'chain']],
    ['priority>normal', ['wheel']],
    ['priority:none', ['chain']],
    ['ticket_type:incident', ['wheel']],
    ['ticket_type:none', ['saddle']],
    ['tags:gold', ['wheel', 'saddle']],
    ['tags:"gold north"', ['wheel']],
    ['tags:nor*', ['wheel']],
    ['tags:none', ['chain']],
    ['requester:end.user@example.com', ['wheel', 'chain']],
    ['requester:me', ['saddle']],
    ['requester_id:1', []],
    ['assignee:none', ['saddle']],
    ['-assignee:none', ['wheel', 'chain']],
    ['cc:agent@example.com', ['chain']],
    ['cc:none', ['wheel', 'saddle']],
    ['submitter:agent@example.com', ['wheel', 'saddle', 'chain']],
    ['commenter:agent@example.com tags:none', ['chain']],
    ['organization:none', ['saddle']],
    ['group:none -status:solved', ['saddle']],
    ['created:2026-03-14', ['wheel', 'saddle', 'chain']],
    ['updated<2026-03-14', []],
    ['solved>1hour', ['chain']],
    ['due_date:2026-04-01', ['chain']],
    ['due_date:none', ['wheel', 'saddle']],
    ['via:mail', ['saddle']],
    ['via:api', ['wheel', 'chain']],
    ['-via:mail', ['wheel', 'chain']],
    ['has_attachment:true', ['wheel']],
    ['has_attachment:false', ['saddle', 'chain']],
    ['fieldvalue:28', ['wheel']],
    ['fieldvalue:green', ['wheel']],
    ['satisfaction:offered', []],
    ['support_type:agent', ['wheel', 'saddle', 'chain']],
    ['support_type:ai_agent', []],
    ['recipient:nobody@example.com', []],
    ['brand:none', []],
    ['form:none', []],
    ['custom_field_1:28', []],
    ['nonsense:wheel', []],
    ['wheel type:user', []],
  ])('%s finds %j', async (query, names) => {
    expect((await shop.find(query)).toSorted()).toEqual(names.toSorted())
  })

  test('are found by number, by ids, by names and by the fields of the account', async () => {
    const { find, idOf, size, color, isRush, organization, group, person, account } = shop
    const wheel = account.tickets.find(idOf('wheel'))
    expect(await find(`${idOf('saddle')}`)).toEqual(['saddle'])
    expect(await find(`#${idOf('saddle')}`)).toEqual(['saddle'])
    expect(await find(`organization:"${organization.name}"`)).toEqual(['chain', 'wheel'])
    expect(await find(`organization:${organization.id}`)).toEqual(['chain', 'wheel'])
    expect(await find(`group:${group.id} status:open`)).toEqual(['wheel'])
    expect(await find(`assignee:"${person('agent').name}" status:solved`)).toEqual(['chain'])
    expect(await find(`custom_field_${size.id}>27`)).toEqual(['wheel'])
    expect(await find(`custom_field_${color.id}:"sea green"`)).toEqual(['wheel'])
    expect(await find(`custom_field_${color.id}:none`)).toEqual(['chain', 'saddle'])
    expect(await find(`custom_field_${isRush.id}:checked`)).toEqual(['wheel'])
    expect(await find(`custom_status_id:${wheel.custom_status_id}`)).toEqual(['wheel'])
    expect(await find(`brand:${wheel.brand_id} form:${wheel.ticket_form_id} tags:north`)).toEqual(['wheel'])
  })

  test('come in the order asked for, the greatest first', async () => {
    const { find } = shop
    expect(await find('-status:closed', 'admin', '&sort_by=priority')).toEqual(['wheel', 'saddle', 'chain'])
    expect(await find('-status:closed', 'admin', '&sort_by=status&sort_order=asc')).toEqual([
      'wheel',
      'saddle',
      'chain',
    ])
    expect(await find('order_by:ticket_type sort:asc')).toEqual(['saddle', 'wheel', 'chain'])
    expect((await find('order_by:commented')).toSorted()).toEqual(['chain', 'saddle', 'wheel'])
  })

  test('are found by agents as far as they see them', async () => {
    const { find, agentWith } = shop
    expect(await find('status:open status:solved', agentWith({ ticket_access: 'all' }))).toHaveLength(2)
    expect(await find('status:open status:solved', agentWith({ ticket_access: 'assigned-only' }))).toEqual([])
    expect(await find('rusty', agentWith({ ticket_access: 'within-groups' }))).toEqual([])
    expect(await find('rusty', 'agent')).toEqual(['chain'])
  })
})

test('a found ticket shows all that tickets show, and loads what it leads to', async () => {
  const { call, idOf, person } = await workshop()
  const query = 'query=external_id:bike-wheel'
  const [found] = (await call('admin', 'GET', `/search?${query}`)).body.results
  const { ticket } = (await call('admin', 'GET', `/tickets/${idOf('wheel')}`)).body
  expect(found).toEqual({ ...ticket, result_type: 'ticket' })
  const page = (await call('admin', 'GET', `/search?${query}&include=tickets(users)`)).body
  expect(page.users.map(({ id }: { id: number }) => id)).toContain(person('endUser').id)
  expect((await call('admin', 'GET', `/search/count?${query}`)).body).toEqual({ count: 1 })
  const exported = (await call('admin', 'GET', `/search/export?query=external_id:bike*&filter[type]=ticket`)).body
  expect(exported.results.map(({ id }: { id: number }) => id)).toHaveLength(3)
  expect(exported.results[0].result_type).toBe('ticket')
})

test('what is said later, taken back or deleted is found, or not, at once', async () => {
  const { call, find, idOf } = await workshop()
  const path = `/tickets/${idOf('saddle')}`
  await call('agent', 'PUT', path, { ticket: { comment: { body: 'Parcel 7 left, code sesame' } } })
  expect(await find('sesame')).toEqual(['saddle'])
  const { comments } = (await call('admin', 'GET', `${path}/comments`)).body
  await call('admin', 'PUT', `${path}/comments/${comments[1].id}/redact`, { text: 'sesame' })
  expect(await find('sesame')).toEqual([])
  await call('admin', 'PUT', path, { ticket: { status: 'open' } })
  expect((await find('status:open')).toSorted()).toEqual(['saddle', 'wheel'])
  await call('admin', 'DELETE', path)
  expect(await find('status:open')).toEqual(['wheel'])
  expect(await find('parcel')).toEqual([])
})

test.each([
  'status:open',
  'status<pending',
  'status:new status:solved',
  'status:new tags:none',
  '-status:open',
  'tags:example',
  'assignee:me status<solved',
  'requester:end.user@example.com ticket_type:incident',
  'group:none',
  'organization:example',
  'external_id:none status:open',
  'via:mail',
  'assignee:none',
  '-assignee:none created>=2026-01-01',
  'created<1day',
  'created>2000hours updated<=2026-03-14',
  'created<999999years',
  'updated:2026-03-14T09:00:00Z',
  'created>=1900-01-01 status:solved',
  'fieldvalue:example',
])('%s finds by an index what going through all tickets finds', async (query) => {
  const { account } = testDesk()
  const ids = idsBothWays(account, query)
  expect(ids.byIndex).toEqual(ids.throughAll)
})

/** What an administrator finds by the indexes, and by looking at every ticket. */
function idsBothWays(account: Account, query: string) {
  const actor = {
    id: account.users.by('role', 'admin').first()?.id ?? null,
    role: 'admin',
    signedBy: 'api-token',
  } as const
  // No index knows of fewer tickets than none.
  const throughAll = {
    ...searchableTickets,
    rows: () => Object.assign([...account.tickets.by('isDeleted', false)], none),
  }
  const idsBy = (kind: SearchKind<StoredTicket>) =>
    matchesIn(kind, parseQuery(query), { account, actor }).map(({ record }) => record.id)
  return { byIndex: idsBy(searchableTickets), throughAll: idsBy(throughAll) }
}

const none = { size: 0, has: () => true }

const word = fc.constantFrom('tea', 'teapot', '42', '42.0', '2026-03-14', 'true', 'a-b')
const change = fc.record({
  ticket: fc.nat(2),
  subject: fc.option(fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))),
  value: fc.oneof(word, fc.constantFrom(41, 42), fc.boolean(), fc.constant(null)),
  assigned: fc.boolean(),
})
const keyed = fc
  .tuple(fc.constantFrom('subject', 'fieldvalue', 'custom_field_7', 'description'), word, fc.constantFrom('', '', '*'))
  .map((parts) => `${parts[0]}:${parts[1]}${parts[2]}`)
const term = fc.oneof(
  word,
  word.map((text) => `"${text}"`),
  { weight: 4, arbitrary: keyed },
  fc.constantFrom('assignee:none', 'updated>=2026-03-14', 'created<1hour', 'custom_field_7>41', 'custom_field_7:none'),
)
const query = fc
  .array(
    fc.tuple(fc.nat(3), term).map(([dice, text]) => (dice === 0 ? '-' : '') + text),
    { minLength: 1, maxLength: 2 },
  )
  .map((terms) => terms.join(' '))

test('indexes find what looking at every ticket finds, for any texts, changes and queries', () => {
  const { account, person } = testDesk()
  const tickets = account.tickets.by('isDeleted', false)
  const everything = fc.array(fc.tuple(change, query), { minLength: 1, maxLength: 16 })
  fc.assert(
    fc.property(everything, (steps) => {
      const put = (place: number, changes: Partial<StoredTicket>) => {
        for (const record of tickets.slice(place, place + 1)) account.tickets.update(record, changes)
      }
      account.commit(() => {
        for (const place of [0, 1, 2]) put(place, { subject: null, assignee_id: null, values: {} })
      })
      for (const [{ ticket, subject, value, assigned }, text] of steps) {
        const assignee_id = assigned ? person('agent').id : null
        account.commit(() => put(ticket, { subject, assignee_id, values: { 7: value } }))
        const ids = idsBothWays(account, text)
        expect(ids.byIndex).toEqual(ids.throughAll)
      }
    }),
    { numRuns: 200 },
  )
})

test('days and boxes of fields of the account mean what they say in every time zone', async () => {
  const { account, call, find, isRush } = await workshop()
  const zone = { settings: { localization: { time_zone: 'Eastern Time (US & Canada)' } } }
  await call('admin', 'PUT', '/account/settings', zone)
  expect(account.settings.iana_time_zone).toBe('America/New_York')
  const due = account.commit(() => account.ticketFields.insert(newTicketField(account, { type: 'date', title: 'Due' })))
  for (const [name, day] of [
    ['wheel', '2026-03-14'],
    ['saddle', '2026-03-15'],
  ]) {
    const [found] = (await call('admin', 'GET', `/search?query=external_id:bike-${name}`)).body.results
    await call('admin', 'PUT', `/tickets/${found.id}`, { ticket: { custom_fields: [{ id: due.id, value: day }] } })
  }
  const key = `custom_field_${due.id}`
  expect(await find(`${key}:2026-03-14`)).toEqual(['wheel'])
  expect(await find(`${key}<2026-03-15`)).toEqual(['wheel'])
  expect(await find(`${key}>2026-03-14`)).toEqual(['saddle'])
  expect(await find(`${key}<=2026-03-15 fieldvalue:2026-03-15`)).toEqual(['saddle'])
  expect(await find(`custom_field_${isRush.id}:perhaps`)).toEqual([])
})

test('whoever has a plus sign in the address is found by it, in searches and exports', async () => {
  const { call } = testDesk()
  const requester = { name: 'Pia', email: 'pia+bike@example.org' }
  const { ticket } = (
    await call('admin', 'POST', '/tickets', { ticket: { subject: 'Bell', comment: { body: 'Ding' }, requester } })
  ).body
  for (const path of ['/search?', '/search/export?filter[type]=ticket&']) {
    const { results } = (await call('admin', 'GET', `${path}query=requester:pia%2Bbike@example.org`)).body
    expect(results.map(({ id }: { id: number }) => id)).toEqual([ticket.id])
  }
})
