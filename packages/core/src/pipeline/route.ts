import type { OperationFacts } from '@fakedesk/spec'
import { addRoute, createRouter, findRoute } from 'rou3'

export interface Match {
  readonly facts: OperationFacts
  readonly path: Readonly<Record<string, string>>
}

/** Finds the operation of a method and a path; undefined where there is none. */
export type Route = (method: string, path: string) => Match | undefined

/** Routers are made for a first segment (`users`, `tickets`) when it is first asked for: starting costs nothing. */
export function routes(operations: readonly OperationFacts[]): Route {
  const bySegment = Map.groupBy(operations, ({ path }) => segmentOf(path))
  const routers = new Map<string, ReturnType<typeof routerOf>>()
  function find(method: string, path: string): Match | undefined {
    const segment = segmentOf(path)
    for (const name of [segment, anySegment]) {
      const own = bySegment.get(name)
      if (!own) continue
      const router = routers.get(name) ?? routerOf(own)
      routers.set(name, router)
      const found = findRoute(router, method, path)
      if (found) return { facts: found.data, path: found.params ?? {} }
    }
    return undefined
  }
  const known = new Map<string, Match>()
  return (method, path) => {
    const asked = `${method} ${path}`
    const match = known.get(asked) ?? search(method, path)
    // The same addresses come again and again; a client that never repeats one must not fill the memory.
    if (known.size >= mostKnown) known.clear()
    if (match && asked.length <= longestKnown) known.set(asked, match)
    return match
  }

  function search(method: string, path: string): Match | undefined {
    const verb = method === 'HEAD' ? 'GET' : method
    const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
    // The suffix is optional everywhere and means the same; a few addresses are only known with it.
    return (plain.endsWith('.json') ? find(verb, plain.slice(0, -5)) : undefined) ?? find(verb, plain)
  }
}

const mostKnown = 2000
const longestKnown = 200

function routerOf(operations: readonly OperationFacts[]) {
  const router = createRouter<OperationFacts>()
  for (const facts of operations) {
    addRoute(router, facts.method, facts.path.replaceAll(/\{(\w+)\}/g, ':$1'), facts)
  }
  return router
}

const anySegment = '{}'

const prefix = '/api/v2/'

/** The first part of the path that tells families apart. */
function segmentOf(path: string): string {
  const from = path.startsWith(prefix) ? prefix.length : 0
  const to = path.indexOf('/', from + 1)
  const segment = to < 0 ? path.slice(from) : path.slice(from, to)
  return segment.startsWith('{') ? anySegment : segment
}
