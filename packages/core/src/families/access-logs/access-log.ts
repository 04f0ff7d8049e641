import type { AccessLog } from '@fakedesk/spec'
import type { SignedBy } from '../../account/actor.ts'
import { define } from '../../store/definition.ts'
import { describeOperation } from './describe-operation.ts'

/** A request of a team member; its id tells when it came, and in which order. */
export interface StoredAccessLog
  extends Pick<AccessLog, 'timestamp' | 'ip_address' | 'method' | 'url' | 'status' | 'client'> {
  readonly id: string
  readonly user_id: number
  readonly signed_by: SignedBy
  readonly family: string
  readonly operation: string
  readonly referer: string | null
  readonly bytes_sent: number
}

/** What the service calls the ways to sign (docs: Access Logs). */
const authorizationTypes: Readonly<Record<SignedBy, string | null>> = {
  password: 'basic',
  'api-token': 'basic',
  oauth: 'bearer',
  session: 'session',
  nothing: null,
}

export const accessLogs = define<StoredAccessLog, AccessLog>()({
  name: 'access_logs',
  singular: 'access_log',
  // Who reads has changed nothing that others are answered.
  isAside: true,
  isInternal: true,
  indexes: {
    user: ({ user_id }) => user_id,
    path: ({ url }) => pathOf(url),
    referer: ({ referer }) => referer ?? undefined,
  },
  orders: { created_at: ({ timestamp }) => [timestamp] },
  listedBy: { cursor: 'created_at' },
  present: ({ signed_by, family, operation, ...access }) => ({
    ...access,
    ...describeOperation({ family, operation }),
    authorization_type: authorizationTypes[signed_by],
    graphql: null,
  }),
})

/** Without the query and the suffix, by which no two records differ. */
export const pathOf = (url: string) => url.replace(/\?.*/s, '').replace(/\.json$/, '')
