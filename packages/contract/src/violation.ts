/** Which part of an exchange a breach is in. */
export type Place =
  | 'request'
  | 'request.path'
  | 'request.query'
  | 'request.headers'
  | 'request.body'
  | 'response.status'
  | 'response.headers'
  | 'response.body'

/** One way in which an exchange differs from the contract. */
export interface Violation {
  readonly where: Place
  /** A JSON pointer into that part: `/sessions/0/user_id` in a body, `/page[size]` in a query; empty for the whole. */
  readonly pointer: string
  /** One line to read: `GET /api/v2/sessions 200: body /sessions/0/user_id must be integer`. */
  readonly message: string
  /**
   * The rule that is broken: a JSON Schema keyword (`type`, `required`, `enum` ...) or one of `unknown-operation`,
   * `missing-parameter`, `missing-header`, `missing-body`, `unexpected-body`, `content-type`, `not-json`,
   * `undeclared-status`, `undocumented-parameter`, `undocumented-property`, `undocumented-body`.
   * A walk over a target adds `page-size`, `page-link`, `page-missing`, `page-repeated`, `record-missing`, `other-record`.
   */
  readonly rule: string
}

/** A breach before it is put into words: where it is and what is wrong, without the exchange it belongs to. */
export type Finding = Omit<Violation, 'message'> & { readonly problem: string }

/** The exchange as messages name it. */
export interface ExchangeName {
  readonly method: string
  readonly path: string
  readonly status: number
}

/** Puts findings into words; findings that differ only in the index of an array become one with a count. */
export function violationsOf(name: ExchangeName, findings: readonly Finding[]): readonly Violation[] {
  const groups = Map.groupBy(findings, ({ where, pointer, rule, problem }) =>
    [where, pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*'), rule, problem].join(' '),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { where, pointer, rule } = first
    return { where, pointer, message: messageOf(name, first, group.length - 1), rule }
  })
}

/** How messages call each part; what a status breaks needs no name. */
const names = {
  request: '',
  'request.path': 'request path',
  'request.query': 'request query',
  'request.headers': 'request header',
  'request.body': 'request body',
  'response.status': '',
  'response.headers': 'header',
  'response.body': 'body',
} as const satisfies Record<Place, string>

function messageOf({ method, path, status }: ExchangeName, { where, pointer, problem }: Finding, more: number): string {
  const start = where.startsWith('request') ? `${method} ${path}:` : `${method} ${path} ${status}:`
  const place = where.endsWith('body') ? pointer : pointer.slice(1)
  return [start, names[where], place, problem, more > 0 ? `(and ${more} more like it)` : ''].filter(Boolean).join(' ')
}
