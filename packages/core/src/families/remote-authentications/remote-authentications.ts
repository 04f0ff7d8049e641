import type { RemoteAuthentication } from '@fakedesk/spec'
import type { Handlers } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'

export const remoteAuthenticationsOperations = {
  // Services are set up in the admin interface only, and a fake account has none.
  ListRemoteAuthentications: () => listRows<RemoteAuthentication, RemoteAuthentication>([]),
} satisfies Handlers<'remote-authentications'>
