import type { OpenApiDocument } from '@fakedesk/spec/openapi'
import type { OperationResult } from './operation-result.ts'
import type { Send, Wait } from './send.ts'

export interface CheckTargetOptions {
  /**
   * Where the target is: `https://acme.zendesk.com`, `http://127.0.0.1:4010`. A path is put before each address; where
   * it ends as the addresses begin, in `/api/v2`, that end is left out.
   */
  readonly baseUrl: string
  /** Sent with every request: `{ authorization: 'Bearer ...' }`. */
  readonly headers?: Readonly<Record<string, string>>
  /** What sends the requests; the global fetch if left out. */
  readonly fetch?: Send
  /** Only these operationIds; `*` stands for any text. Lists that they need are read, but not reported. */
  readonly operations?: readonly string[]
  /** Calls writing operations too, with the document's examples. Only for a target that may be emptied. */
  readonly everything?: boolean
  /** Counts what is undocumented as a breach. */
  readonly strict?: boolean
  /** Another OpenAPI 3.1 document in place of the Support API's. */
  readonly document?: OpenApiDocument
  /** How many requests may be under way at once; 1 if left out. */
  readonly concurrency?: number
  /** Told of each operation as soon as it is decided, and of how far the walk has come. */
  readonly onResult?: (result: OperationResult, progress: Progress) => void
  /** Seconds until a request without an answer is given up; 30 if left out. */
  readonly timeout?: number
  /** Waits until a rate limit lifts; a timer if left out. */
  readonly wait?: Wait
}

/** How many operations are decided, of those that were asked for. */
export interface Progress {
  readonly done: number
  readonly total: number
}
