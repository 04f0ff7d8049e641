import { fixedClock } from './account/clock.ts'
import { createFakedesk, type FakedeskOptions } from './fakedesk.ts'
import { nobody } from './families/custom-roles/configurations.ts'
import type { Permissions } from './families/custom-roles/permission.ts'
import type { StoredUser } from './families/users/user.ts'
import { newUser } from './families/users/user-defaults.ts'
import { defaultPeople } from './world.ts'

/** Who makes a request in a test: somebody of the default world or of the test's own by an API token, or nobody. */
export type Caller = keyof typeof defaultPeople | 'nobody' | { readonly email: string | null }

export interface TestAnswer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
  readonly body: any
}

export const begin = '2026-03-14T09:00:00Z'

/** A Fakedesk whose clock stands still, and short words to call it with. */
export function testDesk(options: FakedeskOptions = {}) {
  const fakedesk = createFakedesk({ clock: () => fixedClock(begin), ...options })
  const account = fakedesk.account()

  /** Calls the API as somebody: `await call('admin', 'PUT', '/groups/1', { group: { name: 'A' } })`. */
  async function call(caller: Caller, method: string, path: string, body?: unknown): Promise<TestAnswer> {
    const headers = new Headers(authorizationOf(caller))
    if (body !== undefined) headers.set('Content-Type', 'application/json')
    return send(method, path, { headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  }

  async function send(method: string, path: string, init: RequestInit = {}): Promise<TestAnswer> {
    const url = path.startsWith('http')
      ? path
      : `https://example.zendesk.com${/^\/(access|oauth|api)\//.test(path) ? '' : '/api/v2'}${path}`
    const response = await fakedesk.fetch(new Request(url, { method, ...init }))
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? null : read(text) }
  }

  const person = (name: keyof typeof defaultPeople) => {
    const user = account.users.by('sign_in_name', defaultPeople[name].email).first()
    if (!user) throw new Error(`${name} is not in this world`)
    return user
  }

  /** A new agent with a custom role that grants just this; a light agent has `role_type` 1. */
  function agentWith(permissions: Partial<Permissions>, roleType = 0): StoredUser {
    return account.commit(() => {
      const id = account.ids.next()
      const { now } = account
      account.customRoles.insert({
        id,
        name: `Role ${id}`,
        description: null,
        role_type: roleType,
        created_at: now,
        updated_at: now,
        configuration: { ...nobody, ...permissions },
      })
      const person = { name: `Agent ${id}`, email: `agent.${id}@example.com`, verified: true, role: 'agent' } as const
      return account.users.insert(newUser(account, { ...person, role_type: roleType, custom_role_id: id }))
    })
  }

  /**
   * Everybody with what is wanted of them: nobody, a customer, agents (with and without a role, kept to some tickets,
   * light) and an admin.
   */
  function everybody<T>([ofNobody, ofCustomer, ofAgents, ofAdmin]: readonly [T, T, T, T]): readonly [Caller, T][] {
    const agents: readonly Caller[] = [
      'agent',
      agentWith({ ticket_access: 'all', ticket_editing: true, ticket_deletion: true }),
      agentWith({ ticket_access: 'within-groups' }),
      agentWith({ ticket_access: 'within-organization' }),
      agentWith({ ticket_access: 'assigned-only' }),
      agentWith({ ticket_access: 'all' }, 1),
    ]
    const ofEach = agents.map((agent): [Caller, T] => [agent, ofAgents])
    return [['nobody', ofNobody], ['endUser', ofCustomer], ...ofEach, ['admin', ofAdmin]]
  }

  /** Lets a job run to its end, and answers its status. */
  async function finished(job: TestAnswer): Promise<TestAnswer> {
    account.clock.advance(1000)
    return call('admin', 'GET', `/job_statuses/${job.body.job_status.id}`)
  }

  return { fakedesk, account, call, send, person, agentWith, everybody, finished }
}

/** The begin of a PNG of this size, which is all that tells it. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(40)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

function authorizationOf(caller: Caller): Record<string, string> {
  if (caller === 'nobody') return {}
  const { email } = typeof caller === 'string' ? defaultPeople[caller] : caller
  return { Authorization: `Basic ${btoa(`${email}/token:token`)}` }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
