import type { Parameter, Reference, Security } from './openapi.ts'
import { type Method, methods, type SupportOperation, type SupportPathItem } from './support-document.ts'

interface Described {
  readonly path: string
  readonly item: SupportPathItem
  /** The ways to sign in that the document states for all. */
  readonly security: Security
  /** What a reference of the family stands for. */
  readonly resolve: (parameter: Parameter | Reference) => Parameter
}

/**
 * The path with what follows from its facts, so that a family's file says only what is its own: the answers that such
 * operations have, the parameters of paging and side-loading, the leave to call without credentials. What the family
 * states itself stands.
 */
export function withWhatFollows(described: Described): SupportPathItem {
  const { item } = described
  const whole = methods.flatMap((method) => {
    const own = item[method]
    return own ? [[method, wholeOperation(described, method, own)] as const] : []
  })
  return { ...item, ...Object.fromEntries(whole) }
}

function wholeOperation(
  { path, item, security, resolve }: Described,
  method: Method,
  own: SupportOperation,
): SupportOperation {
  const stated = (own.parameters ?? []).map(resolve)
  const parameters = [...pagingOf(own, stated), ...(own.parameters ?? []), ...includeOf(own, stated)]
  const all = [...(item.parameters ?? []), ...parameters].map(resolve)
  const takes = new Set(all.map((parameter) => parameter.in))
  const following = answers.filter(({ when }) => when({ path, method, own, takes }))
  return {
    ...own,
    ...(parameters.length > 0 && { parameters }),
    ...(own['x-roles'].includes('anonymous') && { security: own.security ?? [{}, ...security] }),
    responses: {
      ...Object.fromEntries(following.map(({ status, name }) => [status, shared('responses', name)])),
      ...own.responses,
    },
  }
}

interface Facts {
  readonly path: string
  readonly method: Method
  readonly own: SupportOperation
  /** The places of the parameters. */
  readonly takes: ReadonlySet<Parameter['in']>
}

const answers: readonly { status: string; name: string; when: (facts: Facts) => boolean }[] = [
  {
    status: '400',
    name: 'BadRequest',
    // Whatever writes may bring a body along that cannot be read.
    when: ({ method, takes }) => method !== 'get' || takes.has('path') || takes.has('query'),
  },
  { status: '401', name: 'Unauthorized', when: () => true },
  { status: '403', name: 'Forbidden', when: ({ own }) => mayRefuse(own) },
  { status: '404', name: 'NotFound', when: ({ path }) => path.includes('{') },
  { status: '413', name: 'ContentTooLarge', when: ({ own }) => own.requestBody !== undefined },
  { status: '414', name: 'UriTooLong', when: () => true },
  { status: '415', name: 'UnsupportedMediaType', when: ({ own }) => own.requestBody !== undefined },
  {
    status: '422',
    name: 'UnprocessableContent',
    when: ({ own }) => own.requestBody !== undefined,
  },
  { status: '429', name: 'TooManyRequests', when: () => true },
]

/** Whether somebody who has signed in is refused: by the role, or by what the role's leave hangs on. */
function mayRefuse(own: SupportOperation): boolean {
  const everybody = ['admin', 'agent', 'end-user'] as const
  return everybody.some((role) => !own['x-roles'].includes(role) || own['x-conditional-roles']?.includes(role))
}

const pagingParameters = {
  cursor: { PageSize: 'page[size]', PageAfter: 'page[after]', PageBefore: 'page[before]' },
  offset: { Page: 'page', PerPage: 'per_page' },
}

/** Some lists name the cursors `after_cursor` and `before_cursor`: those are the family's own. */
function pagingOf(own: SupportOperation, stated: readonly Parameter[]): readonly Reference[] {
  const hasOwnCursors = stated.some(({ name }) => name === 'after_cursor')
  return (own['x-pagination'] ?? []).flatMap((kind) => {
    if (kind === 'offset') return missing(pagingParameters.offset, stated)
    return kind === 'cursor' && !hasOwnCursors ? missing(pagingParameters.cursor, stated) : []
  })
}

function includeOf(own: SupportOperation, stated: readonly Parameter[]): readonly Reference[] {
  return own['x-side-loads']?.length ? missing({ Include: 'include' }, stated) : []
}

/** References to those of the shared parameters that the family does not state itself. */
function missing(parameters: Readonly<Record<string, string>>, stated: readonly Parameter[]): readonly Reference[] {
  return Object.entries(parameters).flatMap(([key, name]) =>
    stated.some((own) => own.name === name) ? [] : [shared('parameters', key)],
  )
}

/** The families' folder stands beside that of what they share. */
function shared(file: 'parameters' | 'responses', name: string): Reference {
  return { $ref: `../shared/${file}.yaml#/${name}` }
}
