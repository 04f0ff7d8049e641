import { describe, expect, test } from 'vitest'
import { nobody } from '../custom-roles/configurations.ts'
import type { Permission, Permissions } from '../custom-roles/permission.ts'
import { allOfTickets, authorizationDesk } from './authorization-desk.ts'

type Desk = Awaited<ReturnType<typeof authorizationDesk>>
type Name = Parameters<Desk['as']>[0]
type Row = readonly [want: string, operation: string, body?: object]

const rowsOf = (table: readonly Row[]) =>
  table.map(([want, operation, given]) => ({ want, operation, given, title: JSON.stringify(given) ?? '' }))

const lookers: readonly Name[] = [
  ...(['admin', 'agent', 'kept', 'byGroups', 'byAssignment'] as const),
  ...(['light', 'contributor', 'customer', 'nobody'] as const),
]

/** Which tickets the answer shows, or how many it counts, or its status, by who calls in the order of `lookers`. */
const sights: readonly Row[] = [
  ['hgmas hgmas hm gm m hgmas hgmas 403 401', 'GET /tickets'],
  ['hgmas hgmas hm gm m hgmas hgmas 403 401', 'GET /tickets?include=users,organizations'],
  ['5 5 2 2 1 5 5 403 401', 'GET /tickets/count'],
  ['hgma hgma hm gm m hgma hgma 403 401', 'GET /tickets/show_many?ids={homely},{grouped},{mine},{away},{trashed}'],
  ['h h h 404 404 h h 403 401', 'GET /tickets/{homely}'],
  ['g g 404 g 404 g g 403 401', 'GET /tickets/{grouped}'],
  ['m m m m m m m 403 401', 'GET /tickets/{mine}'],
  ['a a 404 404 404 a a 403 401', 'GET /tickets/{away}'],
  ['404 404 404 404 404 404 404 403 401', 'GET /tickets/{trashed}'],
  ['hgma hgma hm gm m hgma hgma 403 401', 'GET /tickets/recent'],
  ['a a 0 0 0 a a 403 401', 'GET /problems'],
  ['a a 0 0 0 a a 403 401', 'POST /problems/autocomplete?text=parcel', {}],
  ['0 0 404 404 404 0 0 403 401', 'GET /tickets/{away}/incidents'],
  ['- - 404 404 404 - - 403 401', 'GET /tickets/{away}/related'],
  ['h h h 0 0 h h 403 401', 'GET /organizations/{home}/tickets'],
  ['gmas gmas 404 gm m gmas gmas 403 401', 'GET /organizations/{foreign}/tickets'],
  ['4 4 404 2 1 4 4 403 401', 'GET /organizations/{foreign}/tickets/count'],
  ['gmas gmas 404 gm m gmas gmas 403 401', 'GET /users/{far}/tickets/requested'],
  ['m m m m m m m 403 401', 'GET /users/{self}/tickets/followed'],
  ['s s 0 0 0 s s 403 401', 'GET /users/{colleague}/tickets/assigned'],
  ['1 1 0 0 0 1 1 403 401', 'GET /users/{colleague}/tickets/assigned/count'],
  ['0 0 404 0 0 0 0 403 401', 'GET /users/{far}/tickets/ccd'],
  ['0 0 404 404 404 0 0 403 401', 'GET /tickets/{away}/collaborators'],
  ['0 0 404 404 404 0 0 403 401', 'GET /tickets/{away}/followers'],
  ['0 0 404 404 404 0 0 403 401', 'GET /tickets/{away}/email_ccs'],
  ['a a 404 404 404 a a 403 401', 'GET /tickets/{away}/comments'],
  ['1 1 404 404 404 1 1 403 401', 'GET /tickets/{away}/comments/count'],
  ['a a 404 404 404 a a 403 401', 'GET /tickets/{away}/audits'],
  ['1 1 404 404 404 1 1 403 401', 'GET /tickets/{away}/audits/count'],
  ['a a 404 404 404 a a 403 401', 'GET /tickets/{away}/metrics'],
  ['- - 404 404 404 - - 403 401', 'GET /tickets/{away}/tags'],
  ['a a 404 404 404 a a 403 401', 'GET /tickets/{away}/conversation_log'],
  ['a a 404 404 404 a a 403 401', 'GET /tickets/{away}/skips'],
  ['hgmas hgmas hm gm m hgmas hgmas 403 401', 'GET /ticket_metrics'],
  ['ha ha h 0 0 ha ha 403 401', 'GET /ticket_content_pins'],
  ['a a 404 404 404 a a 403 401', 'GET /ticket_content_pins?ticket_id={away}'],
  ['h 0 0 0 0 0 0 403 401', 'GET /bookmarks'],
  ['hgmas hgmas hm gm m hgmas hgmas 403 401', 'GET /search?query=parcel'],
  ['hgmas hgmas hm gm m hgmas hgmas 403 401', 'GET /search/export?query=parcel&filter[type]=ticket'],
  ['5 5 2 2 1 5 5 403 401', 'GET /search/count?query=parcel'],
  ['t 403 403 403 403 403 403 403 401', 'GET /deleted_tickets'],
  ['hgmast 403 403 403 403 403 403 403 401', 'GET /ticket_audits'],
  ['hgmast 403 403 403 403 403 403 403 401', 'GET /incremental/tickets?start_time=0'],
  ['hgmast 403 403 403 403 403 403 403 401', 'GET /incremental/tickets/cursor?start_time=0'],
  ['hgmast 403 403 403 403 403 403 403 401', 'GET /incremental/ticket_events?start_time=0'],
  ['hgmast 403 403 403 403 403 403 403 401', 'GET /incremental/ticket_metric_events?start_time=0'],
  ['0 403 403 403 403 403 403 403 401', 'GET /satisfaction_ratings'],
  ['0 403 403 403 403 403 403 403 401', 'GET /satisfaction_ratings/count'],
  ['0 0 0 0 0 0 0 403 401', 'GET /sharing_agreements'],
  ['1 1 1 1 1 1 1 403 401', 'GET /recipient_addresses'],
  ['0 0 0 0 0 0 0 hm 401', 'GET /requests'],
  ['h 404 404 404 404 404 404 h 401', 'GET /requests/{homely}'],
  ['m m m m m m m m 401', 'GET /requests/{mine}'],
  ['a 404 404 404 404 404 404 404 401', 'GET /requests/{away}'],
  ['0 0 0 0 0 0 0 hm 401', 'GET /requests/search?query=parcel'],
  ['h 403 403 403 403 403 403 hm 401', 'GET /users/{near}/requests'],
  ['h 403 403 403 403 403 403 403 401', 'GET /organizations/{home}/requests'],
]

describe('what is seen of tickets', () => {
  const seen = Promise.all(lookers.map(sightsOf))

  test.each(rowsOf(sights))('$operation: $want', async ({ want, operation }) => {
    expect((await seen).map((answers) => answers.get(operation)).join(' ')).toBe(want)
  })
})

/** What one of them sees by each operation; looking changes nothing but what was looked at last. */
async function sightsOf(name: Name): Promise<ReadonlyMap<string, string>> {
  const { as, ask, places, sightIn } = await authorizationDesk()
  const caller = await as(name)
  places.self ??= places.colleague ?? null
  const answers = new Map<string, string>()
  for (const id of ['homely', 'mine']) await ask(caller, `GET /tickets/{${id}}`)
  if (name === 'admin') await ask(caller, 'POST /bookmarks', { bookmark: { ticket_id: '{homely}' } })
  for (const [, operation, body] of sights) answers.set(operation, sightIn(await ask(caller, operation, body)))
  return answers
}

const changers: readonly Name[] = ['admin', 'agent', 'kept', 'light', 'customer', 'nobody']
const ticket = (given: object) => ({ ticket: given })
const pinned = (ticket_id: string) => ({ ticket_content_pin: { ticket_id, content_id: '2', content_type: 'article' } })
const comment = { body: 'A word' }

/** Statuses by who calls, in the order of `changers`. */
const changes: readonly Row[] = [
  ['201 201 201 201 403 401', 'POST /tickets', ticket({ subject: 'A', priority: 'high', tags: ['a'], comment })],
  ['200 200 200 200 403 401', 'POST /tickets/create_many', { tickets: [{ subject: 'A', comment }] }],
  ['200 200 200 200 403 401', 'PUT /tickets/{mine}', ticket({ comment, status: 'new', priority: null, tags: [] })],
  ['200 200 200 403 403 401', 'PUT /tickets/{mine}', ticket({ comment, priority: 'high' })],
  ['200 200 200 403 403 401', 'PUT /tickets/{mine}', ticket({ status: 'open' })],
  ['200 200 200 403 403 401', 'PUT /tickets/{mine}', ticket({ tags: ['a'] })],
  ['200 200 404 403 403 401', 'PUT /tickets/{away}', ticket({ priority: 'high' })],
  ['200 200 404 200 403 401', 'PUT /tickets/{away}', ticket({ comment })],
  ['422 422 404 422 403 401', 'PUT /tickets/{shut}', ticket({ comment })],
  ['200 200 200 200 403 401', 'PUT /tickets/update_many?ids={mine}', ticket({ priority: 'high' })],
  ['204 403 403 403 403 401', 'DELETE /tickets/{mine}'],
  ['204 403 404 403 403 401', 'DELETE /tickets/{away}'],
  ['200 403 403 403 403 401', 'DELETE /tickets/destroy_many?ids={mine}'],
  ['200 403 403 403 403 401', 'PUT /tickets/{mine}/mark_as_spam'],
  ['200 403 403 403 403 401', 'PUT /tickets/mark_many_as_spam?ids={mine}'],
  ['200 200 200 403 403 401', 'POST /tickets/{mine}/merge', { ids: ['{homely}'] }],
  ['200 200 404 403 403 401', 'POST /tickets/{mine}/merge', { ids: ['{away}'] }],
  ['201 201 422 201 403 401', 'POST /tickets', ticket({ comment, via_followup_source_id: '{shut}' })],
  ['201 201 422 201 403 401', 'POST /tickets', ticket({ comment, type: 'incident', problem_id: '{away}' })],
  ['200 200 200 403 403 401', 'PUT /tickets/{mine}/tags', { tags: ['a'] }],
  ['201 201 404 403 403 401', 'POST /tickets/{away}/tags', { tags: ['a'] }],
  ['200 200 404 403 403 401', 'PUT /tickets/{away}/comments/{comment}/make_private'],
  ['200 403 404 403 403 401', 'PUT /tickets/{away}/comments/{comment}/redact', { text: 'Word' }],
  ['200 403 403 403 403 401', 'PUT /deleted_tickets/{trashed}/restore'],
  ['200 403 403 403 403 401', 'DELETE /deleted_tickets/{trashed}'],
  ['201 403 403 403 403 401', 'POST /imports/tickets', ticket({ subject: 'A', comments: [{ value: 'B' }] })],
  ['200 403 403 403 403 401', 'POST /imports/tickets/create_many', { tickets: [{ comments: [{ value: 'B' }] }] }],
  ['201 201 404 201 403 401', 'POST /skips', { skip: { ticket_id: '{away}', reason: 'A' } }],
  ['201 201 404 201 403 401', 'POST /ticket_content_pins', pinned('{away as text}')],
  ['201 201 404 201 403 401', 'POST /bookmarks', { bookmark: { ticket_id: '{away}' } }],
  ['201 201 201 201 201 422', 'POST /requests', { request: { subject: 'A', comment } }],
  ['200 200 200 200 200 401', 'PUT /requests/{mine}', { request: { comment } }],
  ['200 404 404 404 200 401', 'PUT /requests/{homely}', { request: { comment } }],
  ['200 404 404 404 404 401', 'PUT /requests/{away}', { request: { comment } }],
  ['403 403 404 403 404 401', 'POST /tickets/{away}/satisfaction_rating', { satisfaction_rating: { score: 'good' } }],
  ['201 403 403 403 403 401', 'POST /sharing_agreements', { sharing_agreement: { remote_subdomain: 'far' } }],
  ['201 403 403 403 403 401', 'POST /recipient_addresses', { recipient_address: { email: 'a@example.zendesk.com' } }],
]

describe('changes of tickets', () => {
  const desks = Promise.all(
    changers.map(async (name) => {
      const { as, ask, asItWas } = await authorizationDesk()
      const caller = await as(name)
      const again = asItWas()
      return async (operation: string, given: object | undefined) => {
        const { status } = await ask(caller, operation, given)
        again()
        return status
      }
    }),
  )

  test.each(rowsOf(changes))('$operation $title: $want', async ({ want, operation, given }) => {
    const got: number[] = []
    for (const statusOf of await desks) got.push(await statusOf(operation, given))
    expect(got.join(' ')).toBe(want)
  })

  test('many at once are refused one by one', async () => {
    const { as, ask, finished, account, places } = await authorizationDesk()
    const caller = await as('light')
    const job = await ask(caller, 'PUT /tickets/update_many?ids={mine}', ticket({ priority: 'high' }))
    expect((await finished(job)).body.job_status.results).toMatchObject([{ error: expect.any(String) }])
    expect(account.tickets.get(Number(places.mine))?.priority).toBeNull()
  })
})

/** Of each operation, the permission of a role without which it is refused, and with which alone it is not. */
const demands: readonly (readonly [permission: Permission, operation: string, body?: object])[] = [
  ['ticket_editing', 'PUT /tickets/{mine}', ticket({ priority: 'high' })],
  ['ticket_editing', 'PUT /tickets/{mine}', ticket({ status: 'open' })],
  ['ticket_editing', 'PUT /tickets/{mine}', ticket({ subject: 'Other' })],
  ['ticket_editing', 'PUT /tickets/{mine}', ticket({ group_id: '{group}' })],
  ['ticket_editing', 'PUT /tickets/{mine}', ticket({ requester_id: '{near}' })],
  ['ticket_editing', 'PUT /tickets/{mine}', ticket({ email_ccs: [{ user_id: '{near}' }] })],
  ['ticket_editing', 'PUT /tickets/{away}/comments/{comment}/make_private'],
  ['ticket_tag_editing', 'PUT /tickets/{mine}', ticket({ tags: ['a'] })],
  ['ticket_tag_editing', 'PUT /tickets/{mine}', ticket({ comment, additional_tags: ['a'] })],
  ['ticket_tag_editing', 'POST /tickets/{mine}/tags', { tags: ['a'] }],
  ['ticket_tag_editing', 'PUT /tickets/{mine}/tags', { tags: ['a'] }],
  ['ticket_tag_editing', 'DELETE /tickets/{mine}/tags', { tags: ['a'] }],
  ['ticket_deletion', 'DELETE /tickets/{mine}'],
  ['ticket_deletion', 'DELETE /tickets/destroy_many?ids={mine}'],
  ['ticket_deletion', 'PUT /tickets/{mine}/mark_as_spam'],
  ['ticket_deletion', 'PUT /tickets/mark_many_as_spam?ids={mine}'],
  ['ticket_merge', 'POST /tickets/{mine}/merge', { ids: ['{homely}'] }],
  ['ticket_redaction', 'PUT /tickets/{away}/comments/{comment}/redact', { text: 'Word' }],
  ['ticket_redaction', 'PUT /comment_redactions/{comment}', { ticket_id: '{away}', html_body: '<redact>W</redact>' }],
  ['view_deleted_tickets', 'GET /deleted_tickets'],
  ['view_deleted_tickets', 'PUT /deleted_tickets/{trashed}/restore'],
  ['view_deleted_tickets', 'PUT /deleted_tickets/restore_many?ids={trashed}'],
  [
    'manage_extensions_and_channels',
    'POST /recipient_addresses',
    { recipient_address: { email: 'a@example.zendesk.com' } },
  ],
]

describe('a role', () => {
  const rows = demands.map(([permission, operation, given]) => ({
    ...{ permission, operation, given },
    title: JSON.stringify(given) ?? '',
  }))
  const desk = authorizationDesk().then(async ({ account, ask, asRole, asItWas }) => {
    const caller = await asRole({})
    const again = asItWas()
    return async (permissions: Partial<Permissions>, operation: string, given: object | undefined) => {
      const role = account.customRoles.rows.ordered('id', 'desc').first()
      const configuration = { ...allOfTickets, ...permissions }
      account.commit(() => role && account.customRoles.update(role, { configuration }))
      const { status } = await ask(caller, operation, given)
      again()
      return status
    }
  })

  test.each(rows)('needs $permission: $operation $title', async ({ permission, operation, given }) => {
    const statusWith = await desk
    const others = { manage_extensions_and_channels: true, [permission]: false }
    expect(await statusWith(others, operation, given)).toBe(403)
    expect(await statusWith({ ...nobody, ticket_access: 'all', [permission]: true }, operation, given)).toBeLessThan(
      300,
    )
  })

  test('that deletes and does not see what was deleted erases nothing, nor the other way round', async () => {
    for (const lack of [{ ticket_deletion: false }, { view_deleted_tickets: false }]) {
      const { asRole, ask } = await authorizationDesk()
      const caller = await asRole(lack)
      expect((await ask(caller, 'DELETE /deleted_tickets/{trashed}')).status).toBe(403)
      expect((await ask(caller, 'DELETE /deleted_tickets/destroy_many?ids={trashed}')).status).toBe(403)
    }
  })

  test('sees of the deleted tickets those that it saw before', async () => {
    const { asRole, ask, sightIn } = await authorizationDesk()
    const caller = await asRole({ ticket_access: 'within-groups' })
    await ask('admin', 'DELETE /tickets/{grouped}')
    expect(sightIn(await ask(caller, 'GET /deleted_tickets'))).toBe('g')
    expect((await ask(caller, 'PUT /deleted_tickets/{trashed}/restore')).status).toBe(404)
    expect((await ask(caller, 'PUT /deleted_tickets/{grouped}/restore')).status).toBe(200)
  })

  test.each([
    ['all', 'hgmas'],
    ['within-groups', 'gm'],
    ['within-groups-and-public-groups', 'hgmas'],
    ['within-organization', 'hm'],
    ['assigned-only', 'm'],
  ] as const)('with access %s sees %s', async (ticket_access, want) => {
    const { asRole, ask, sightIn } = await authorizationDesk()
    expect(sightIn(await ask(await asRole({ ticket_access }), 'GET /tickets'))).toBe(want)
  })

  test('that comments in private never speaks to the requester', async () => {
    const { asRole, ask } = await authorizationDesk()
    const caller = await asRole({ ticket_comment_access: 'none' })
    await ask(caller, 'PUT /tickets/{away}', ticket({ comment: { body: 'Aside', public: true } }))
    await ask(caller, 'POST /tickets', ticket({ subject: 'Inside', comment }))
    const { body } = await ask(caller, 'GET /tickets/{away}/comments')
    expect(body.comments.at(-1)).toMatchObject({ plain_body: 'Aside', public: false })
    expect((await ask(caller, 'GET /tickets')).body.tickets.at(-1)).toMatchObject({
      subject: 'Inside',
      is_public: false,
    })
  })

  test('that assigns within its own groups leaves all others alone', async () => {
    const { asRole, ask } = await authorizationDesk()
    const caller = await asRole({ assign_tickets_to_any_group: false })
    const change = async (given: object) => (await ask(caller, 'PUT /tickets/{grouped}', ticket(given))).status
    expect(await change({ group_id: '{otherGroup}' })).toBe(403)
    expect(await change({ assignee_id: '{colleague}', group_id: '{otherGroup}' })).toBe(403)
    expect(await change({ assignee_id: '{self}', group_id: '{group}' })).toBe(200)
    expect((await ask(caller, 'POST /tickets', ticket({ comment, group_id: '{otherGroup}' }))).status).toBe(403)
  })

  test('that tags and does not edit takes the fields along that mirror tags, and changes no other', async () => {
    const { asRole, ask, made } = await authorizationDesk()
    const { id } = await made('/ticket_fields', { ticket_field: { type: 'checkbox', title: 'Urgent', tag: 'urgent' } })
    const caller = await asRole({ ticket_editing: false })
    const custom_fields = [{ id, value: true }]
    expect((await ask(caller, 'PUT /tickets/{mine}', ticket({ custom_fields }))).status).toBe(403)
    expect((await ask(caller, 'PUT /tickets/{mine}', ticket({ tags: ['urgent'], custom_fields }))).status).toBe(403)
    const { body } = await ask(caller, 'PUT /tickets/{mine}', ticket({ tags: ['urgent'] }))
    expect(body.ticket.custom_fields).toContainEqual({ id, value: true })
  })
})

describe('a customer', () => {
  test('sees what they are in copy of, and comments there', async () => {
    const { as, ask, sightIn } = await authorizationDesk()
    await as('nobody')
    const copied = { email: 'copied@mail.example' }
    expect(sightIn(await ask(copied, 'GET /requests/{away}'))).toBe('404')
    await ask('admin', 'PUT /tickets/{away}', ticket({ email_ccs: [{ user_id: '{copied}', action: 'put' }] }))
    expect(sightIn(await ask(copied, 'GET /requests/ccd'))).toBe('a')
    expect(sightIn(await ask(copied, 'GET /requests'))).toBe('0')
    expect((await ask(copied, 'PUT /requests/{away}', { request: { comment } })).status).toBe(200)
  })

  test('sees the requests of an organization that shares them, or that the customer alone may see', async () => {
    for (const [path, change] of [
      ['PUT /organizations/{home}', { organization: { shared_tickets: true } }],
      ['PUT /users/{neighbour}', { user: { ticket_restriction: 'organization' } }],
    ] as const) {
      const { as, ask, sightIn } = await authorizationDesk()
      await as('nobody')
      const neighbour = { email: 'neighbour@mail.example' }
      expect(sightIn(await ask(neighbour, 'GET /requests/{homely}'))).toBe('404')
      await ask('admin', path, change)
      expect(sightIn(await ask(neighbour, 'GET /requests/{homely}'))).toBe('h')
      expect(sightIn(await ask(neighbour, 'GET /organizations/{home}/requests'))).toBe('h')
      expect(sightIn(await ask(neighbour, 'GET /requests/{away}'))).toBe('404')
    }
  })

  test('follows up their own closed request and nobody else’s', async () => {
    const { as, ask } = await authorizationDesk()
    const caller = await as('customer')
    const follow = async (id: string) =>
      (await ask(caller, 'POST /requests', { request: { subject: 'Again', comment, via_followup_source_id: id } }))
        .status
    expect(await follow('{shut}')).toBe(422)
    await ask('admin', 'PUT /tickets/{homely}', ticket({ status: 'closed' }))
    expect(await follow('{homely}')).toBe(201)
  })

  test('who is suspended comes in nowhere, and neither does a suspended agent', async () => {
    for (const name of ['customer', 'agent'] as const) {
      const { as, ask } = await authorizationDesk()
      const caller = await as(name)
      await ask('admin', 'PUT /users/{self}', { user: { suspended: true } })
      for (const operation of [
        'GET /requests',
        'GET /requests/{mine}',
        'GET /tickets',
        'GET /tickets/{mine}/comments',
      ]) {
        expect([operation, (await ask(caller, operation)).status]).toEqual([operation, 401])
      }
    }
  })
})
