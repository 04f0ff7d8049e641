import type { Answers, Families, Operation, OperationFacts, OperationId } from '@fakedesk/spec'
import type { Account } from './account/account.ts'
import type { Actor } from './account/actor.ts'
import type { records } from './generated/records.ts'
import type { SentFile } from './pipeline/sent-file.ts'
import type { Definition } from './store/definition.ts'
import type { Item } from './store/item.ts'
import type { Rows } from './store/rows.ts'

/** Query parameters that the pipeline reads itself; no handler sees them. */
export type PipelineKeys =
  | 'page'
  | 'per_page'
  | 'page[size]'
  | 'page[after]'
  | 'page[before]'
  | 'sort'
  | 'sort_by'
  | 'sort_order'
  | 'include'

type Records = (typeof records)[keyof typeof records]

type Parameters<Id extends OperationId, Place extends 'path' | 'query' | 'header'> = NonNullable<
  Operation<Id>['parameters'][Place]
>
type Responses<Id extends OperationId> = Operation<Id>['responses']
type Success<Id extends OperationId> = Responses<Id>[keyof Responses<Id> & (200 | 201 | 202)]

/** The path parameters, numbers as numbers. */
export type PathOf<Id extends OperationId> = Parameters<Id, 'path'>
/** The query parameters that are the operation's own. */
export type QueryOf<Id extends OperationId> = Omit<Parameters<Id, 'query'>, PipelineKeys>
/** The request body, coerced to the specification's types; what it does not know is gone. */
export type BodyOf<Id extends OperationId> =
  Operation<Id> extends {
    requestBody?: { content: { 'application/json': infer Body } }
  }
    ? Body
    : Operation<Id> extends { requestBody?: { content: { 'multipart/form-data': infer Form } } }
      ? Form
      : undefined
/** The request headers that the specification names for the operation, by their names in lower case. */
export type HeadersOf<Id extends OperationId> = {
  readonly [Name in keyof Parameters<Id, 'header'> & string as Lowercase<Name>]?: string
}
/** The body of success. */
export type JsonOf<Id extends OperationId> =
  Success<Id> extends { content: { 'application/json': infer Body } } ? Body : never

type KeyOf<Id extends OperationId> = Answers[Id]['key']
type ValueOf<Id extends OperationId> = KeyOf<Id> extends keyof JsonOf<Id> ? NonNullable<JsonOf<Id>[KeyOf<Id>]> : never
/** The record that an operation answers, as it goes over the wire. */
export type RecordOf<Id extends OperationId> = ValueOf<Id> extends readonly (infer Record)[] ? Record : ValueOf<Id>

/** The stored form of the record with this key, or the wire's own where no collection has it. */
type StoredOf<Id extends OperationId> = [Extract<Records, { singular: KeyOf<Id> }>] extends [never]
  ? RecordOf<Id>
  : Extract<Records, { singular: KeyOf<Id> }> extends Definition<infer S, infer _W, infer _I, infer _O, infer _N>
    ? S
    : never

/** What a handler owes; the kind follows from the specification. */
interface AnswerOf<Id extends OperationId> {
  /** Unsliced and lazy: the pipeline pages it. */
  readonly list: Rows<unknown, [RecordOf<Id>] extends [never] ? unknown : RecordOf<Id>>
  /** The record alone: the pipeline shows and wraps it. */
  readonly one: StoredOf<Id> | Shown<RecordOf<Id>>
  readonly parts: JsonOf<Id>
  readonly body: JsonOf<Id>
  /** The job status of a bulk operation, just begun. */
  readonly job: StoredOf<Id>
  // biome-ignore lint/suspicious/noConfusingVoidType: a handler that answers nothing returns nothing.
  readonly none: void
}

export type Answer<Id extends OperationId> =
  | AnswerOf<Id>[Answers[Id]['kind']]
  | WithStatus<AnswerOf<Id>[Answers[Id]['kind']]>

/** One request to one operation: routed, authenticated, allowed and read. */
export interface Call<Id extends OperationId> {
  readonly account: Account
  readonly actor: Actor
  readonly path: PathOf<Id>
  readonly query: QueryOf<Id>
  readonly body: BodyOf<Id>
  /** Files that came in a form, or as the whole body. */
  readonly files: readonly SentFile[]
  readonly headers: HeadersOf<Id>
  /** `https://acme.zendesk.com`: the host that the caller asked. */
  readonly origin: string
  /** What the caller calls itself, by `User-Agent`. */
  readonly client: string
}

/** An operation that has no handler yet and is answered from the specification's examples. */
export const standIn: unique symbol = Symbol('stand-in')

export type Handler<Id extends OperationId> = (call: Call<Id>) => Answer<Id>

/** What may be known while waiting: nothing has been written yet, and nothing is. */
export type WaitingCall<Id extends OperationId> = Pick<Call<Id>, 'account' | 'body' | 'query'>

/** A handler that must wait for something ahead of its commit: a digest, another server. */
export function afterWaiting<Id extends OperationId, W>(
  wait: (call: WaitingCall<Id>) => Promise<W>,
  handle: (call: Call<Id>, waited: W) => Answer<Id>,
): Handler<Id> {
  // The engine hands over what `wait` gave, which the handler's type does not show to anybody else.
  return Object.assign(handle as Handler<Id>, { wait })
}

/**
 * A handler ahead of whose commit bookkeeping is brought up to date, which holds whatever becomes of the request, and does
 * not count as having written to the account.
 */
export function afterNoting<Id extends OperationId>(
  note: (account: Account) => void,
  handle: Handler<Id>,
): Handler<Id> {
  return Object.assign(handle, { note })
}

export type Handlers<F extends keyof Families> = { readonly [Id in Families[F]]: Handler<Id> | typeof standIn }

/** A record that is as the wire has it already. */
export interface Shown<W> {
  readonly [shownAs]: W
  readonly [shownFrom]: Source | undefined
}

/** The stored record behind one that is shown, whose related records `include` asks for. */
interface Source {
  readonly record: Item
  /** Whose side-loads these are, where that does not follow from the answer's key. */
  readonly collection?: string | undefined
}

const shownAs: unique symbol = Symbol('shown')
const shownFrom: unique symbol = Symbol('shown from')

export const shown = <W>(record: W, from?: Item, collection?: string): Shown<W> => ({
  [shownAs]: record,
  [shownFrom]: from && { record: from, collection },
})

export function isShown(answer: unknown): answer is Shown<unknown> {
  return typeof answer === 'object' && answer !== null && shownAs in answer
}

export const recordOf = (answer: Shown<unknown>) => answer[shownAs]
export const sourceOf = (answer: Shown<unknown>) => answer[shownFrom]

/** An answer with another status than the specification's first: a `create_or_update` that created. */
export interface WithStatus<T> {
  readonly [statusOf]: number
  readonly answer: T
}

const statusOf: unique symbol = Symbol('status')

export const withStatus = <T>(status: number, answer: T): WithStatus<T> => ({ [statusOf]: status, answer })

/** Parts the status from the answer. */
export function statusAndAnswer(facts: OperationFacts, answer: unknown): { status: number; answer: unknown } {
  return isWithStatus(answer) ? { status: answer[statusOf], answer: answer.answer } : { status: facts.status, answer }
}

function isWithStatus(answer: unknown): answer is WithStatus<unknown> {
  return typeof answer === 'object' && answer !== null && statusOf in answer
}
