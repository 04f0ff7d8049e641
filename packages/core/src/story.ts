import { type OperationId, operationFacts } from '@fakedesk/spec'
import type { Account } from './account/account.ts'
import { commentsOf } from './families/ticket-comments/comments-of.ts'
import { hasHandler } from './operations.ts'

/** Where a story plays. For tests. */
export interface Stage {
  readonly account: Account
  readonly call: (caller: 'admin' | 'agent', method: string, path: string, body?: unknown) => Promise<unknown>
}

/** One thing after another: which it is, and the number that chooses whom it befalls. */
export type Story = readonly (readonly [move: number, number: number])[]

type Move = (stage: Stage, number: number) => unknown

const chosen = (all: Iterable<{ readonly id: number | string }>, number: number) => {
  const list = [...all]
  return list[number % list.length]?.id
}

const some = (all: Iterable<{ readonly id: number }>, number: number) => {
  const list = [...all]
  return [0, 1, 2].map((step) => list[(number + step) % list.length]?.id).join(',')
}

const people: readonly Move[] = [
  ({ call }, number) =>
    call('agent', 'POST', '/users', { user: { name: `User ${number}`, email: `user.${number}@example.com` } }),
  ({ call, account }, number) =>
    call('admin', 'PUT', `/users/${chosen(account.users.rows, number)}`, {
      user: { notes: `Note ${number}`, user_fields: { [`field${number % 7}`]: `Value ${number}` } },
    }),
  ({ call, account }, number) =>
    call('admin', 'DELETE', `/users/${chosen(account.users.by('role', 'end-user'), number)}`),
  ({ call, account }, number) =>
    call('admin', 'POST', `/users/${chosen(account.users.rows, number)}/tags`, { tags: [`tag${number % 5}`] }),
  ({ call, account }, number) =>
    call('admin', 'POST', `/users/${chosen(account.users.rows, number)}/identities`, {
      identity: { type: 'email', value: `other.${number}@example.com` },
    }),
  ({ call }, number) =>
    call('admin', 'POST', '/users/create_many', {
      users: [1, 2, 3].map((part) => ({ name: `Many ${number}.${part}`, email: `many.${number}.${part}@example.com` })),
    }),
]

const groupings: readonly Move[] = [
  ({ call }, number) => call('admin', 'POST', '/organizations', { organization: { name: `Organization ${number}` } }),
  ({ call, account }, number) =>
    call('admin', 'PUT', `/organizations/${chosen(account.organizations.rows, number)}`, {
      organization: { notes: `${number}`, domain_names: [`d${number}.example`] },
    }),
  ({ call, account }, number) =>
    call('admin', 'DELETE', `/organizations/${chosen(account.organizations.rows, number)}`),
  ({ call }, number) =>
    call('admin', 'POST', '/organizations/create_many', {
      organizations: [1, 2, 3].map((part) => ({ name: `Many ${number}.${part}` })),
    }),
  ({ call, account }, number) =>
    call('admin', 'POST', '/organization_memberships', {
      organization_membership: {
        user_id: chosen(account.users.by('role', 'end-user'), number),
        organization_id: chosen(account.organizations.rows, number),
      },
    }),
  ({ call }, number) => call('admin', 'POST', '/groups', { group: { name: `Group ${number}` } }),
  ({ call, account }, number) => call('admin', 'DELETE', `/groups/${chosen(account.groups.rows, number)}`),
  ({ call, account }, number) =>
    call('admin', 'POST', '/group_memberships', {
      group_membership: {
        user_id: chosen(account.users.by('role', 'agent'), number),
        group_id: chosen(account.groups.rows, number),
      },
    }),
]

const living = ({ tickets }: Account) => tickets.by('isDeleted', false)

const tickets: readonly Move[] = [
  ({ call, account }, number) =>
    call('agent', 'POST', '/tickets', {
      ticket: {
        subject: `Ticket ${number}`,
        comment: { body: `Words ${number}` },
        requester_id: chosen(account.users.by('role', 'end-user'), number),
      },
    }),
  ({ call, account }, number) =>
    call('agent', 'PUT', `/tickets/${chosen(living(account), number)}`, {
      ticket: {
        comment: { body: `More ${number}`, public: number % 2 === 0 },
        status: ['open', 'pending', 'solved'][number % 3],
        tags: [`tag${number % 5}`],
      },
    }),
  ({ call, account }, number) => call('admin', 'DELETE', `/tickets/${chosen(living(account), number)}`),
  ({ call, account }, number) => {
    const custom_fields = [
      {
        id: chosen(
          [...account.ticketFields.rows].filter(({ removable }) => removable),
          number,
        ),
        value: `${number}`,
      },
    ]
    const ticket = { status: 'closed', priority: 'high', type: 'problem', custom_fields }
    return call('admin', 'PUT', `/tickets/${chosen(living(account), number)}`, { ticket })
  },
  ({ call, account }, number) => {
    const followed = chosen(account.tickets.by('status', 'closed'), number)
    const ticket = { comment: { body: `Again ${number}` }, via_followup_source_id: followed }
    return call('agent', 'POST', '/tickets', { ticket })
  },
  ({ call }, number) =>
    call('agent', 'POST', '/requests', { request: { subject: `Request ${number}`, comment: { body: 'Please' } } }),
  ({ call, account }, number) =>
    call('agent', 'POST', `/tickets/${chosen(living(account), number + 1)}/merge`, {
      ids: [chosen(living(account), number)],
    }),
  ({ call, account }, number) => {
    const [comment] = commentsOf(account, Number(chosen(living(account), number)))
    const path = `/tickets/${comment?.audit.ticket_id}/comments/${comment?.id}`
    return number % 2 === 0
      ? call('agent', 'PUT', `${path}/make_private`)
      : call('admin', 'PUT', `${path}/redact`, { text: 'Words' })
  },
]

const manyTickets: readonly Move[] = [
  ({ call }, number) =>
    call('agent', 'POST', '/tickets/create_many', {
      tickets: [1, 2, 3].map((part) => ({ subject: `Many ${number}.${part}`, comment: { body: 'Of many' } })),
    }),
  ({ call, account }, number) =>
    call('agent', 'PUT', `/tickets/update_many?ids=${some(living(account), number)}`, {
      ticket: { additional_tags: [`tag${number % 5}`], comment: { body: 'To all' } },
    }),
  ({ call, account }, number) => call('admin', 'DELETE', `/tickets/destroy_many?ids=${some(living(account), number)}`),
  ({ call, account }, number) =>
    call('admin', 'PUT', `/deleted_tickets/${chosen(account.tickets.by('isRestorable', true), number)}/restore`),
  ({ call, account }, number) =>
    call('admin', 'DELETE', `/deleted_tickets/${chosen(account.tickets.by('isRestorable', true), number)}`),
  ({ call }, number) =>
    call('admin', 'POST', '/imports/tickets', {
      ticket: { subject: `Old ${number}`, status: 'solved', comments: [{ value: 'Then' }, { value: 'And then' }] },
    }),
]

const files: readonly Move[] = [
  ({ call }, number) => call('agent', 'POST', `/uploads?filename=file.${number}.json`, { number }),
  ({ call, account }, number) =>
    call('agent', 'PUT', `/tickets/${chosen(living(account), number)}`, {
      ticket: { comment: { body: `See ${number}`, uploads: [chosen(account.uploads.rows, number)] } },
    }),
  ({ call, account }, number) => call('admin', 'DELETE', `/attachments/${chosen(account.attachments.rows, number)}`),
]

const rest: readonly Move[] = [
  ({ call }, number) =>
    call('admin', 'POST', '/user_fields', {
      user_field: { key: `field${number % 7}`, title: `Field ${number}`, type: 'text' },
    }),
  ({ call }, number) =>
    call('admin', 'POST', '/organization_fields', {
      organization_field: { key: `field${number % 7}`, title: `Field ${number}`, type: 'integer' },
    }),
  // Jobs take items every tenth of a second: some are left under way.
  ({ account }, number) => account.clock.advance((number % 300) * 10),
  ({ account }, number) => account.clock.advance(number * 3_600_000),
]

const moves: readonly Move[] = [...people, ...groupings, ...tickets, ...manyTickets, ...files, ...rest]

/** How many moves there are to choose from. */
export const moveCount = moves.length

export async function play(stage: Stage, story: Story): Promise<void> {
  for (const [move, number] of story) await moves[move]?.(stage, number)
}

/** What stands for a record in an address, where it is not the name of its kind. */
const otherNames: Readonly<Record<string, string>> = {
  deleted_user: 'user',
  job: 'job_status',
  oauth_client: 'client',
  oauth_token: 'token',
  request: 'ticket',
  satisfaction_reason: 'reason',
  support_address: 'recipient_address',
  ticket_audit: 'audit',
  user_identity: 'identity',
}

/** What some lists want to be asked. */
const questions: readonly (readonly [RegExp, string])[] = [
  [/\/incremental\//, '?start_time=0'],
  [/\/search(\/count)?$/, '?query=example'],
  [/\/autocomplete$/, '?name=o'],
  [/\/tickets\/show_many$/, '?ids=1,2,3,4,5'],
]

/** Reads that are told of themselves: the log of reads, and an export, which the audit log has. */
const traced: ReadonlySet<string> = new Set(['ListAccessLogs', 'ExportView'])

/** Everything that the engine lets be read: each GET of the operation table, of the first record and of the last. */
export function everyAddress(account: Account): readonly string[] {
  // The table is of just these operations.
  const reads = operationFacts().filter(
    ({ id, method }) => method === 'GET' && !traced.has(id) && hasHandler(id as OperationId),
  )
  const all = reads.flatMap(({ path }) => {
    const asked = path + (questions.find(([pattern]) => pattern.test(path))?.[1] ?? '')
    return [filled(account, asked, 0), filled(account, asked, -1)]
  })
  return [...new Set(all)]
}

function filled(account: Account, path: string, place: number): string {
  const idOf = (name: string) => [...(account.collectionOfOne(otherNames[name] ?? name)?.rows ?? [])].at(place)?.id
  return path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    if (parameter === 'incremental_resource') return 'tickets'
    // Comments are no records of their own.
    if (parameter === 'ticket_comment_id') return String(commentsOf(account, Number(idOf('ticket') ?? 1))[0]?.id ?? 1)
    const own = path.includes('/suspended_tickets') ? 'suspended_ticket' : 'ticket'
    return String(idOf(parameter === 'id' ? own : parameter.replace(/_id$/, '')) ?? 1)
  })
}
