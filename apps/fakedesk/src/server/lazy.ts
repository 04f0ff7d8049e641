import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RefereeMode, StandIn, UserSpec } from '@fakedesk/prism'
import type { PagesOptions } from '../pages/pages.ts'
import type { Door } from './door.ts'

/** What is loaded only when it is needed; the server answers its first request without any of it. */

export async function openSpecFiles(files: readonly string[]): Promise<readonly UserSpec[]> {
  if (files.length === 0) return []
  const { openSpecFile } = await import('../spec-files/spec-file.ts')
  return Promise.all(files.map(openSpecFile))
}

/** The stand-in, loaded at the first request that it is asked to answer. */
export function lazyStandIn(specs: readonly UserSpec[]): StandIn {
  let standIn: Promise<StandIn> | undefined
  return async (request, operation) => {
    // An address that nobody knows is no reason to load anything.
    if (operation === undefined && specs.length === 0) return undefined
    standIn ??= import('@fakedesk/prism').then(({ createStandIn }) => createStandIn(specs))
    return (await standIn)(request, operation)
  }
}

interface Refereeing {
  readonly referee?: boolean | RefereeMode
  readonly strict?: boolean
  readonly specs?: readonly string[]
}

/** The door itself, or a referee in front of it. */
export function lazyReferee({ referee = false, strict = false, specs = [] }: Refereeing, door: Door): Door {
  if (!strict && !referee) return door
  const mode = strict || referee === 'refuse' ? 'refuse' : 'report'
  let judged: Promise<Door> | undefined
  return async (exchange) => {
    judged ??= refereed(mode, specs.length > 0, door)
    return (await judged)(exchange)
  }
}

async function refereed(mode: RefereeMode, unknownPass: boolean, door: Door): Promise<Door> {
  const [{ createReferee }, { undocumentedParts }] = await Promise.all([
    import('@fakedesk/prism'),
    import('./undocumented.ts'),
  ])
  return createReferee({ mode, unknownPass, findUndocumented: undocumentedParts }, door)
}

/** The app's own pages, loaded when somebody first looks at one. */
export function lazyPages(options: PagesOptions): PagesListener {
  let listener: Promise<PagesListener> | undefined
  return async (incoming, outgoing) => {
    listener ??= pagesListener(options)
    await (await listener)(incoming, outgoing)
  }
}

/** Resolves once the answer is on its way. */
export type PagesListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

async function pagesListener(options: PagesOptions): Promise<PagesListener> {
  const [{ getRequestListener }, { createPages }] = await Promise.all([
    import('@hono/node-server'),
    import('../pages/pages.ts'),
  ])
  const pages = createPages(options)
  // Fakedesk may run within somebody's tests: the Request and Response of that process stay what they are.
  return getRequestListener((request) => pages.fetch(request), { overrideGlobalObjects: false })
}
