import { type Caller, type TestAnswer, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'
import { staff } from '../custom-roles/configurations.ts'
import type { Permissions } from '../custom-roles/permission.ts'
import type { StoredUser } from '../users/user.ts'
import { newUser } from '../users/user-defaults.ts'

/** Everything that a role can let an agent do with tickets. */
export const allOfTickets: Permissions = {
  ...staff,
  ticket_deletion: true,
  ticket_redaction: true,
  view_deleted_tickets: true,
}

/**
 * A desk for tests of who may do what with tickets. Four tickets, told apart by a letter in their subjects: `home` of a
 * customer of the organization in which all callers are, `group` in the group in which all callers are, `mine` that the
 * caller has or asked, and `away`, which is none of these. Of `away` there is a deleted and a closed one, too.
 */
export async function authorizationDesk() {
  const desk = testDesk({ world: quietWorld })
  const { account, call, person, agentWith } = desk
  const places: Record<string, number | string | null> = {}

  async function made(path: string, body: object): Promise<{ readonly id: number }> {
    const answer = await call('admin', 'POST', path, body)
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return Object(answer.body)[Object.keys(body)[0] ?? '']
  }

  const organization = async (name: string) => (await made('/organizations', { organization: { name } })).id
  const customer = async (name: string, organization_id: number) => {
    const email = `${name.toLowerCase()}@mail.example`
    places[name.toLowerCase()] = (await made('/users', { user: { name, organization_id, email, verified: true } })).id
  }
  places.home = await organization('Home')
  places.foreign = await organization('Foreign')
  for (const name of ['Near', 'Neighbour', 'Copied']) await customer(name, places.home)
  await customer('Far', places.foreign)
  places.group = (await made('/groups', { group: { name: 'One' } })).id
  places.otherGroup = (await made('/groups', { group: { name: 'Two' } })).id
  places.colleague = person('secondAgent').id
  await made('/group_memberships', { group_membership: { user_id: places.colleague, group_id: places.otherGroup } })

  const classic = (given: Partial<StoredUser>) =>
    account.commit(() => {
      const id = account.ids.next()
      const email = `classic.${id}@example.com`
      const own = { id, verified: true, role: 'agent', restricted_agent: given.ticket_restriction != null } as const
      return account.users.insert({ ...newUser(account, { name: `Classic ${id}`, email }), ...own, ...given })
    })
  const restricted = (ticket_restriction: string) => () => classic({ ticket_restriction })

  const callers = {
    admin: () => person('admin'),
    agent: () => classic({ ticket_restriction: null }),
    kept: restricted('organization'),
    byGroups: restricted('groups'),
    byAssignment: restricted('assigned'),
    light: () => classic({ ticket_restriction: null, role_type: 1 }),
    contributor: () => classic({ ticket_restriction: null, role_type: 3 }),
    customer: () => account.users.find(Number(places.near)),
  }

  /** One of them, in the organization `home` and the group `group`, with all tickets made. */
  async function as(name: keyof typeof callers | 'nobody'): Promise<Caller> {
    if (name !== 'nobody') return joined(callers[name]())
    await openTickets(Number(places.colleague))
    return name
  }

  /** An agent with a role that lets them do just this with tickets. */
  const asRole = (permissions: Partial<Permissions>) => joined(agentWith({ ...allOfTickets, ...permissions }))

  async function joined(user: StoredUser): Promise<{ readonly email: string | null }> {
    places.self = user.id
    if (user.role !== 'end-user') {
      const [organization_id, group_id] = [places.home, places.group]
      if (user.role === 'agent') {
        await made('/organization_memberships', { organization_membership: { user_id: user.id, organization_id } })
      }
      await made('/group_memberships', { group_membership: { user_id: user.id, group_id } })
    }
    await openTickets(user.id)
    return { email: user.email }
  }

  async function openTickets(self: number): Promise<void> {
    const open = async (name: string, ticket: object) => {
      const given = { subject: `Parcel ${name}`, comment: { body: `Word ${name}` }, ...ticket }
      places[name] = (await made('/tickets', { ticket: given })).id
      return Number(places[name])
    }
    const [near, far, group_id] = [{ requester_id: places.near }, { requester_id: places.far }, places.otherGroup]
    await open('homely', { ...near, group_id })
    await open('grouped', { ...far, group_id: places.group })
    const away = await open('away', { ...far, group_id, type: 'problem' })
    await open('mine', { ...far, group_id, followers: [{ user_id: self, action: 'put' }] })
    if (account.users.get(self)?.role === 'end-user')
      await call('admin', 'PUT', `/tickets/${places.mine}`, { ticket: { requester_id: self } })
    const { body } = await call('admin', 'GET', `/tickets/${away}/comments`)
    places.comment = body.comments[0].id
    await open('shut', { ...far, group_id, status: 'closed', assignee_id: places.colleague })
    await open('trashed', { ...far, group_id })
    await call('admin', 'DELETE', `/tickets/${places.trashed}`)
    for (const id of [places.homely, away]) {
      await call('admin', 'POST', '/skips', { skip: { ticket_id: id, reason: 'Later' } })
      const ticket_content_pin = { ticket_id: String(id), content_id: '1', content_type: 'article' }
      await call('admin', 'POST', '/ticket_content_pins', { ticket_content_pin })
    }
    for (const name of ['mine', 'away']) places[`${name} as text`] = JSON.stringify(String(places[name]))
    // Exports leave out the last minute.
    account.clock.advance(120_000)
  }

  const filled = (text: string) =>
    text.replaceAll(/"?\{([\w ]+)\}"?/g, (whole, name) => (name in places ? String(places[name]) : whole))
  /** Calls `PUT /tickets/{away}` with the places filled in. */
  async function ask(caller: Caller, operation: string, body?: object): Promise<TestAnswer> {
    const [method = '', path = ''] = operation.split(/ (.*)/)
    return call(caller, method, filled(path), body && JSON.parse(filled(JSON.stringify(body))))
  }

  /** The tickets that an answer shows, by the first letters of their names; else how many it counts, or its status. */
  function sightIn({ status, body }: TestAnswer): string {
    if (status >= 400) return String(status)
    const text = JSON.stringify(body)
    const shows = (name: string) => new RegExp(`(Parcel|Word) ${name}|"ticket_id":"?${places[name]}\\b`).test(text)
    const seen = ['homely', 'grouped', 'mine', 'away', 'shut', 'trashed'].filter(shows).map((name) => name.charAt(0))
    return seen.join('') || String(body.count?.value ?? body.count ?? '-')
  }

  /** Lets the account be again what it was when this was called. */
  function asItWas(): () => void {
    const before = account.snapshot()
    return () => account.restore(before)
  }

  return { ...desk, asItWas, places, as, asRole, ask, made, sightIn }
}
