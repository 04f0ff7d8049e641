import type { paths } from '@fakedesk/spec'
import type { ParamsOption } from 'openapi-fetch'
import type { ParseAs } from './exchange.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The paths of the API that know the method. */
export type PathWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object> ? Path : never
}[keyof paths]

/** What a call may or must be given beside its path: `params`, `body`, and what `fetch` takes. */
export type CallInit<Operation, As extends ParseAs = ParseAs> = ParamsOption<Operation> &
  BodyOption<Operation> &
  RequestOptions & {
    /** How the body of a success is read: `json` if left out, `stream` for not at all. */
    readonly parseAs?: As
  }

/** Of each request: headers beside those of the client, and what else `fetch` takes, such as `signal`. */
export interface RequestOptions extends Omit<RequestInit, 'body' | 'headers' | 'method'> {
  readonly headers?: NonNullable<RequestInit['headers']>
}

/** A last parameter that may be left out where nothing in it is required. */
export type Optionally<Init> = Partial<Init> extends Init ? [init?: Init] : [init: Init]

/** A method of the client: by path, typed by the specification. */
export type Call<M extends Method> = <Path extends PathWith<M>, As extends ParseAs = 'json'>(
  path: Path,
  ...init: Optionally<CallInit<paths[Path][M], As>>
) => Promise<Success<paths[Path][M], As>>

/** What a call that succeeded gives; `data` is undefined where there is no content. */
export interface Success<Operation, As extends ParseAs = 'json'> {
  readonly data: As extends 'json' ? JsonOf<Operation> : Unparsed[Exclude<As, 'json'>]
  readonly response: Response
}

/**
 * The JSON or plain text of an operation's success. (Not by openapi-fetch's own type: its search for write-only properties turns the
 * readonly arrays of the specification into objects that cannot be iterated.)
 */
export type JsonOf<Operation> = Operation extends { readonly responses: infer Responses }
  ? ContentOf<Responses[keyof Responses & SuccessStatus]>
  : never

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 206 | 207 | '2XX'

type ContentOf<Body> = Body extends { readonly content: infer Content } ? ReadableOf<Content> : undefined

/** Plain text may be JSON all the same, as in uploads. Anything else takes `parseAs`. */
type ReadableOf<Content> = Content[keyof Content & ('application/json' | 'text/plain')]

type BodyOption<Operation> = Operation extends { readonly requestBody: { readonly content: infer Content } }
  ? { readonly body: Payload<Content> }
  : Operation extends { readonly requestBody?: { readonly content: infer Content } }
    ? { readonly body?: Payload<Content> }
    : { readonly body?: never }

/** JSON is given as it is, anything else as `fetch` takes it, with its `Content-Type` among the headers. */
type Payload<Content> = {
  [Media in keyof Content]: Media extends `${string}json` ? Content[Media] : NonNullable<RequestInit['body']>
}[keyof Content]

interface Unparsed {
  readonly text: string
  readonly blob: Blob
  readonly arrayBuffer: ArrayBuffer
  readonly stream: ReadableStream<Uint8Array> | null
}
