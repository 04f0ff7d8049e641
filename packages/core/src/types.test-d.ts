import { expectTypeOf, test } from 'vitest'
import type { Operation, Session, Ticket, TicketCreate, UserUpdate } from './index.ts'
import type { Call, JsonOf, RecordOf } from './operation.ts'

test('every record has a type of its name', () => {
  expectTypeOf<Session['id']>().toEqualTypeOf<number>()
  expectTypeOf<Ticket['priority']>().toEqualTypeOf<'urgent' | 'high' | 'normal' | 'low' | null | undefined>()
  expectTypeOf<TicketCreate>().not.toBeAny()
  expectTypeOf<UserUpdate['name']>().toEqualTypeOf<string | undefined>()
})

test('every operation gives its parameters, bodies and responses', () => {
  type ListSessions = Operation<'ListSessions'>
  expectTypeOf<NonNullable<ListSessions['parameters']['query']>>().toHaveProperty('page[size]')
  expectTypeOf<ListSessions['responses'][200]['content']['application/json']['sessions']>().toEqualTypeOf<
    readonly Session[]
  >()
})

test('a handler sees what is its own, in the types of the specification', () => {
  expectTypeOf<Call<'ShowSession'>['path']>().toEqualTypeOf<{ readonly user_id: number; readonly session_id: number }>()
  expectTypeOf<keyof Call<'ListSessions'>['query']>().toEqualTypeOf<never>()
  expectTypeOf<Call<'CreateGroup'>['body']['group']['name']>().toEqualTypeOf<string>()
  expectTypeOf<RecordOf<'ListSessions'>>().toEqualTypeOf<Session>()
  expectTypeOf<JsonOf<'CountUsers'>['count']>().not.toBeAny()
})
