import type { Session, Ticket, User } from '@fakedesk/spec'
import { expectTypeOf } from 'vitest'
import type { CallInit, JsonOf, Optionally } from './call.ts'
import { createClient, InvalidRecordError, NetworkError, NotFoundError, ZendeskApiError } from './index.ts'

// What is said here is checked by the compiler and never run.
const client = createClient({ subdomain: 'acme' })

// A method resolves to what the specification says of its path.
const { data, response } = await client.GET('/api/v2/sessions')
expectTypeOf(data.sessions).toEqualTypeOf<readonly Session[]>()
expectTypeOf(data.next_page).toEqualTypeOf<string | null | undefined>()
expectTypeOf(response).toEqualTypeOf<Response>()
expectTypeOf(data.sessions.map(({ id }) => id)).toEqualTypeOf<number[]>()

const one = await client.GET('/api/v2/users/{user_id}/sessions/{session_id}', {
  params: { path: { user_id: 35436, session_id: 3432 } },
})
expectTypeOf(one.data.session).toEqualTypeOf<Session>()

const none = await client.DELETE('/api/v2/users/{user_id}/sessions', { params: { path: { user_id: 35436 } } })
expectTypeOf(none.data).toEqualTypeOf<undefined>()

const csv = await client.GET('/api/v2/sessions', { parseAs: 'text', signal: AbortSignal.timeout(1000) })
expectTypeOf(csv.data).toEqualTypeOf<string>()

// @ts-expect-error: there is no such path
client.GET('/api/v2/session')
// @ts-expect-error: sessions cannot be created
client.POST('/api/v2/sessions')
// @ts-expect-error: the ids are missing
client.GET('/api/v2/users/{user_id}/sessions/{session_id}')
// @ts-expect-error: one of the ids is missing
client.GET('/api/v2/users/{user_id}/sessions/{session_id}', { params: { path: { user_id: 35436 } } })
// @ts-expect-error: an id is a number
client.GET('/api/v2/users/{user_id}/sessions', { params: { path: { user_id: 'me' } } })
// @ts-expect-error: there is no such parameter
client.GET('/api/v2/sessions', { params: { query: { page_size: 100 } } })
// @ts-expect-error: there is no such option
client.GET('/api/v2/sessions', { timeout: 1000 })
// @ts-expect-error: a GET has no body
client.GET('/api/v2/sessions', { body: {} })

// @ts-expect-error: a ticket needs a comment or a description
client.POST('/api/v2/tickets', { body: { ticket: {} } })
// @ts-expect-error: an organization needs a name
client.POST('/api/v2/organizations', { body: { organization: { notes: 'new' } } })
client.POST('/api/v2/tickets', { body: { ticket: { comment: { body: 'It leaks.' } } } })

// A body is JSON as the specification says, or what fetch takes for any other type.
interface CreateTicket {
  readonly parameters: { readonly query?: never; readonly header?: { readonly 'Idempotency-Key'?: string } }
  readonly requestBody: {
    readonly content: { readonly 'application/json': { readonly ticket: { readonly tags: readonly string[] } } }
  }
  readonly responses: {
    readonly 201: {
      readonly headers: object
      readonly content: { readonly 'application/json': { readonly id: number } }
    }
    readonly 422: {
      readonly headers: object
      readonly content: { readonly 'application/json': { readonly error: string } }
    }
  }
}
interface UploadFile {
  readonly parameters: { readonly query: { readonly filename: string } }
  readonly requestBody?: { readonly content: { readonly 'application/binary': string } }
  readonly responses: { readonly 204: { readonly headers: object; readonly content?: never } }
}
expectTypeOf<CallInit<CreateTicket>['body']>().toEqualTypeOf<{
  readonly ticket: { readonly tags: readonly string[] }
}>()
expectTypeOf<Optionally<CallInit<CreateTicket>>>().toEqualTypeOf<[init: CallInit<CreateTicket>]>()
expectTypeOf<JsonOf<CreateTicket>>().toEqualTypeOf<{ readonly id: number }>()
expectTypeOf<Uint8Array<ArrayBuffer>>().toExtend<NonNullable<CallInit<UploadFile>['body']>>()
expectTypeOf<JsonOf<UploadFile>>().toEqualTypeOf<undefined>()

// A walk yields the records of the list, or its pages.
for await (const session of client.paginate('/api/v2/sessions', { params: { query: { 'page[size]': 100 } } })) {
  expectTypeOf(session).toEqualTypeOf<Session>()
}
for await (const user of client.paginate('/api/v2/users', { records: 'users' }))
  expectTypeOf(user).toEqualTypeOf<User>()
for await (const page of client.pages('/api/v2/sessions')) expectTypeOf(page).toEqualTypeOf<typeof data>()

for await (const ticket of client.paginate('/api/v2/tickets')) expectTypeOf(ticket).toEqualTypeOf<Ticket>()
for await (const ticket of client.paginate('/api/v2/incremental/tickets', { params: { query: { start_time: 0 } } })) {
  expectTypeOf(ticket.id).toEqualTypeOf<number>()
}
const execution = client.paginate('/api/v2/views/{view_id}/execute', {
  params: { path: { view_id: 1 } },
  records: 'rows',
})
for await (const row of execution) expectTypeOf(row.ticket_id).toEqualTypeOf<number | undefined>()

// @ts-expect-error: a single session is no list
client.paginate('/api/v2/users/me/session')
// @ts-expect-error: the user is missing
client.paginate('/api/v2/users/{user_id}/sessions')
// @ts-expect-error: the list holds no tickets
client.paginate('/api/v2/sessions', { records: 'tickets' })

// Exactly one address and one kind of credentials.
createClient({ baseUrl: new URL('http://127.0.0.1:4010'), credentials: { email: 'login', password: 'password' } })
createClient({ subdomain: 'acme', credentials: { email: 'agent@acme.test', apiToken: 'token' } })
createClient({ subdomain: 'acme', credentials: { accessToken: 'abc' }, fetch: globalThis.fetch })
// @ts-expect-error: no address
createClient({})
// @ts-expect-error: two addresses
createClient({ subdomain: 'acme', baseUrl: 'https://acme.zendesk.com' })
// @ts-expect-error: two kinds of credentials
createClient({ subdomain: 'acme', credentials: { email: 'agent@acme.test', apiToken: 'token', password: 'password' } })
// @ts-expect-error: half of the credentials
createClient({ subdomain: 'acme', credentials: { email: 'agent@acme.test' } })

// An error is narrowed by its class, one class after another.
declare const error: unknown
if (error instanceof ZendeskApiError) {
  expectTypeOf(error.retryAfter).toEqualTypeOf<number | undefined>()
  if (error instanceof InvalidRecordError) {
    expectTypeOf(error.details.email?.[0]?.description).toEqualTypeOf<string | undefined>()
  } else if (error instanceof NotFoundError) {
    expectTypeOf(error.name).toEqualTypeOf<'NotFoundError'>()
  } else {
    expectTypeOf(error.status).toEqualTypeOf<number>()
  }
} else if (error instanceof NetworkError) {
  expectTypeOf(error.cause).toEqualTypeOf<unknown>()
}
