import type { OperationFacts } from '@fakedesk/spec'

/** The controller and the action behind an operation, which Zendesk names in messages about parameters. */
export interface RailsName {
  readonly controller: string
  readonly action: string
}

const byMethod: Readonly<Record<string, { readonly collection: string; readonly member: string }>> = {
  GET: { collection: 'index', member: 'show' },
  POST: { collection: 'create', member: 'create' },
  PUT: { collection: 'update', member: 'update' },
  PATCH: { collection: 'update', member: 'update' },
  DELETE: { collection: 'destroy', member: 'destroy' },
}

/** Guessed from the address by Rails' habits: `/users/{user_id}/sessions/{session_id}` is `sessions/show`. */
export function railsName({ method, path, family }: OperationFacts): RailsName {
  // Addresses of the agent interface have the suffix in their template.
  const segments = path
    .replace(/\.json$/, '')
    .split('/')
    .filter((segment) => !['', 'api', 'v2', 'services'].includes(segment))
  const isParameter = (segment: string | undefined) => segment?.startsWith('{') ?? false
  const last = segments.at(-1) ?? ''
  const habit = byMethod[method] ?? { collection: 'index', member: 'show' }
  if (isParameter(segments[0])) return { controller: family.replaceAll('-', '_'), action: habit.collection }
  const named = segments.slice(0, -1).findLast((segment) => !isParameter(segment)) ?? last
  if (isParameter(last)) return { controller: named, action: habit.member }
  const before = segments.at(-2)
  if (before === undefined || (isParameter(before) && last.endsWith('s')))
    return { controller: last, action: habit.collection }
  return { controller: named, action: last }
}
