import type { GlobalClient } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export const globalClients = define<Required<GlobalClient>, GlobalClient>()({
  name: 'global_clients',
  singular: 'global_client',
  indexes: { id: ({ id }) => id },
  present: ({ id, name, identifier, kind, company, description, logo_url }) => ({
    id,
    name,
    identifier,
    kind,
    company,
    description,
    logo_url,
  }),
})
