import { expectTypeOf, test } from 'vitest'
import type {
  components,
  GroupMembershipCreate,
  Operation,
  Session,
  Ticket,
  TicketCreate,
  TriggerCreate,
  UserCreate,
  UserUpdate,
} from './index.ts'
import type { Call, JsonOf, RecordOf } from './operation.ts'

test('every record has a type of its name', () => {
  expectTypeOf<Session['id']>().toEqualTypeOf<number>()
  expectTypeOf<Ticket['priority']>().toEqualTypeOf<'urgent' | 'high' | 'normal' | 'low' | null>()
  expectTypeOf<UserUpdate['name']>().toEqualTypeOf<string | undefined>()
})

type Schemas = components['schemas']
type Nothing = Record<never, never>
/** The names of those bodies that may be empty. */
type EmptyCreates = {
  [Name in keyof Schemas]: Name extends `${string}Create` ? (Nothing extends Schemas[Name] ? Name : never) : never
}[keyof Schemas]

test('a record that is created needs what the service requires', () => {
  expectTypeOf<EmptyCreates>().toBeNever()
  expectTypeOf<{ subject: string }>().not.toExtend<TicketCreate>()
  expectTypeOf<{ comment: { body: string } }>().toExtend<TicketCreate>()
  expectTypeOf<{ description: string }>().toExtend<TicketCreate>()
  expectTypeOf<{ email: string }>().not.toExtend<UserCreate>()
  expectTypeOf<{ group_id: number }>().not.toExtend<GroupMembershipCreate>()
  expectTypeOf<{ title: string; actions: [] }>().not.toExtend<TriggerCreate>()
  expectTypeOf<{ title: string; actions: []; all: [] }>().toExtend<TriggerCreate>()
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
