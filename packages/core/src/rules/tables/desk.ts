import { type Caller, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'
import { ownValues, typesOfOthers, typesOfTickets } from './own-values.ts'

export type Desk = ReturnType<typeof quietDesk>

/** A desk without tickets, whose own rules do nothing, and words that throw where the API refuses something. */
export function quietDesk() {
  const desk = testDesk({ world: quietWorld })
  const { account, call } = desk
  account.commit(() => {
    for (const rule of [...account.triggers.rows]) account.triggers.update(rule, { active: false })
    for (const rule of [...account.automations.rows]) account.automations.update(rule, { active: false })
  })
  const sent =
    (method: string) =>
    async (path: string, given: object, caller: Caller = 'admin') => {
      const { status, body } = await call(caller, method, path, given)
      if (status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`)
      return body
    }
  const [post, put] = [sent('POST'), sent('PUT')]
  const change = async (id: number, ticket: object, caller: Caller) => put(`/tickets/${id}`, { ticket }, caller)
  const open = async (ticket: object): Promise<number> => (await post('/tickets', { ticket }, 'agent')).ticket.id
  return { ...desk, post, open, change }
}

type Which = 'first' | 'second'

/** Makes fields of every type for tickets, users and organizations, and tells the values of the cast for them. */
export async function ownFields({ post, person }: Desk) {
  const ids: Record<string, number> = {}
  for (const type of typesOfTickets) {
    const ticket_field = { type, title: `Own ${type}`, ...ownValues[type]?.facts }
    ids[type] = (await post('/ticket_fields', { ticket_field })).ticket_field.id
  }
  for (const kind of ['user', 'organization']) {
    for (const key of typesOfOthers) {
      const type = key === 'tagger' ? 'dropdown' : key
      await post(`/${kind}_fields`, {
        [`${kind}_field`]: { type, key, title: `Own ${type}`, ...ownValues[key]?.facts },
      })
    }
  }
  const people: Readonly<Record<string, number>> = { person: person('agent').id, other: person('secondAgent').id }
  const meant = (type: string, which: Which) => {
    const value = ownValues[type]?.[which]
    return String(people[String(value)] ?? '') || value
  }
  return {
    ids,
    meant,
    ofTicket: (which: Which) => typesOfTickets.map((type) => ({ id: ids[type], value: meant(type, which) })),
    ofOther: (which: Which) => Object.fromEntries(typesOfOthers.map((type) => [type, meant(type, which)])),
  }
}

type Fields = Awaited<ReturnType<typeof ownFields>>

/** Customers with and without an organization, an agent of few rights who asks for help, and the agents who give it. */
export async function people({ post, person }: Desk, { ofOther }: Fields) {
  const organization = async (name: string, which: Which): Promise<number> =>
    (await post('/organizations', { organization: { name, organization_fields: ofOther(which) } })).organization.id
  const organizations = [await organization('First', 'first'), await organization('Second', 'second')] as const
  const user = async (name: string, more: object): Promise<number> => {
    const given = { name, email: `${name.toLowerCase()}@example.net`, verified: true, ...more }
    return (await post('/users', { user: given })).user.id
  }
  return {
    ...{ agent: person('agent').id, other: person('secondAgent').id, admin: person('admin').id, organizations },
    rosa: await user('Rosa', { organization_id: organizations[0], user_fields: ofOther('second') }),
    luc: await user('Luc', { locale: 'fr', user_fields: ofOther('first') }),
    ola: await user('Ola', { role: 'agent', ticket_restriction: 'assigned', organization_id: organizations[1] }),
  }
}

/** Two groups of the same agents, and a second one of what an account has one of. */
export async function places({ post, person }: Desk) {
  const group = async (name: string): Promise<number> => {
    const { id } = (await post('/groups', { group: { name } })).group
    for (const agent of ['agent', 'secondAgent'] as const) {
      await post('/group_memberships', { group_membership: { user_id: person(agent).id, group_id: id } })
    }
    return id
  }
  const custom_status = { agent_label: 'At the carrier', status_category: 'hold' }
  const ticket_form = { name: 'Second', ticket_field_ids: [] }
  const brand: number = (await post('/brands', { brand: { name: 'Second', subdomain: 'second' } })).brand.id
  const form: number = (await post('/ticket_forms', { ticket_form })).ticket_form.id
  const status: number = (await post('/custom_statuses', { custom_status })).custom_status.id
  return { groups: [await group('First'), await group('Second')] as const, brand, form, status }
}
