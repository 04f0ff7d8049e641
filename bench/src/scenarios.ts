import { sessionsOfFakedesk } from './ask.ts'
import type { ServerName } from './servers.ts'

/** One request, asked over and over of several servers. */
export interface Scenario {
  readonly name: string
  /** The path to ask for; made from what Fakedesk serves at `url`, since ids are its own. */
  readonly path: (url: string) => Promise<string>
  readonly servers: readonly ServerName[]
  readonly bars: readonly ThroughputBar[]
}

/** Requests of Fakedesk for a second of CPU, divided by those of the other server. */
export interface ThroughputBar {
  readonly against: ServerName
  readonly atLeast: number
}

const everyServer = ['fakedesk', 'bare', 'prism'] as const
const everyBar = [
  { against: 'bare', atLeast: 0.7 },
  { against: 'prism', atLeast: 50 },
] as const

export const scenarios: readonly Scenario[] = [
  {
    name: 'ListSessions, a page of 100',
    path: async () => '/api/v2/sessions?per_page=100',
    servers: everyServer,
    bars: everyBar,
  },
  {
    name: 'ShowSession, one record',
    path: async (url) => {
      const [session] = await sessionsOfFakedesk(url)
      if (session === undefined) throw new Error(`No sessions at ${url}; the default world should have some.`)
      return `/api/v2/users/${session.user_id}/sessions/${session.id}`
    },
    servers: everyServer,
    bars: everyBar,
  },
]
