import type { Reply } from '@fakedesk/core'
import type { PlainRequest } from './plain-request.ts'

/** Finds what JSON Schema, and so Prism, lets pass because nothing forbids it; most often a name that is mistyped. */
export type FindUndocumented = (request: PlainRequest) => UndocumentedParts

/** What of an exchange the specification does not mention. */
export interface UndocumentedParts {
  ofRequest(): Promise<readonly Undocumented[]>
  ofReply(reply: Reply): Promise<readonly Undocumented[]>
}

export interface Undocumented {
  /** `["query", "page"]`, `["body", "user", "emial"]`. */
  readonly path: readonly string[]
  readonly code: string
  readonly message: string
}
