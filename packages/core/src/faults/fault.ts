/** Milliseconds that an answer waits: always so many, evenly between two, or mostly about the median and now and then far more. */
export type Latency =
  | number
  | { readonly from: number; readonly to: number }
  | {
      readonly median: number
      /** What one answer in a hundred takes, or more. */
      readonly p99: number
    }

/** Which requests a fault strikes; what is left out is any. `*` stands for any text. Operations of the API alone are struck. */
export interface FaultScope {
  /** `ListTickets`, `*Ticket*`. */
  readonly operation?: string
  readonly method?: string
  /** `/api/v2/tickets/*`, with or without `.json`. */
  readonly path?: string
  readonly account?: string
  /** The caller's email. */
  readonly user?: string
}

/** How often a fault strikes, of the requests in its scope. */
export interface FaultFrequency {
  /** From 0 to 1; every one if left out. Drawn from a chance of its own: the same requests are struck in each run. */
  readonly share?: number
  /** Lets so many pass first. */
  readonly after?: number
  /** Strikes so many at most. */
  readonly count?: number
}

/** What a fault does. */
export interface FaultEffect {
  /** Answers this in place of the engine, which hears nothing of the request: 429, or 500 to 599. */
  readonly status?: number
  /** Seconds, told in `Retry-After`. A 429 and a 503 tell 1 if it is left out. */
  readonly retry_after?: number
  /** The answer is plain text, as from a proxy in front of the service, and no JSON. */
  readonly plain?: boolean
  readonly latency?: Latency
  /** The connection ends without an answer: `before` the engine hears of the request, or `after` it has done what it asks. */
  readonly cut?: 'before' | 'after'
  /** The answer's text is no JSON (`malformed`), ends in the middle (`truncated`), or comes in drops (`slow`). */
  readonly body?: 'malformed' | 'truncated' | 'slow'
}

/** A fault that strikes answers. Plain data, as in a config file or a request to `/_fakedesk/faults`. */
export interface Fault extends FaultScope, FaultFrequency, FaultEffect {
  /** Told in `X-Fakedesk-Fault`; its place in the list, from 1, if left out. */
  readonly name?: string
}

/** A fault, and what it has done so far. */
export interface FaultReport extends Fault {
  /** Requests in its scope. */
  readonly met: number
  /** Those that it struck. */
  readonly struck: number
}
