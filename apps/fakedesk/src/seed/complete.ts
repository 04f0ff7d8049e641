import { type Account, defaultPassword } from '@fakedesk/core'
import type { Kind } from './kinds.ts'
import type { Property } from './schema.ts'

export type SeedRecord = Readonly<Record<string, unknown>>

/** Properties that are best taken from the model, although nothing can be said in their place. */
const customary: ReadonlySet<string> = new Set(['locale', 'locale_id', 'time_zone', 'iana_time_zone'])

/** What an account keeps and the API does not describe. */
const particulars: Readonly<Record<string, (account: Account, given: SeedRecord) => SeedRecord>> = {
  users: (_, { role = 'end-user' }) => ({ password: defaultPassword, restricted_agent: role === 'end-user' }),
  sessions: ({ chance }) => ({ cookie: chance.text(40), authenticity_token: `${chance.text(62)}==` }),
}

/** The record with everything that the seed left out: nothing where that can be said, else what the model has. */
export function completed(account: Account, { name, model, properties }: Kind, given: SeedRecord): SeedRecord {
  const filled = Object.entries(model).map(([property, value]) => {
    const traits = properties.get(property)
    return [property, traits && !customary.has(property) ? neutral(account, traits, value) : value] as const
  })
  return { ...Object.fromEntries(filled), ...particulars[name]?.(account, given), id: account.ids.next(), ...given }
}

function neutral(account: Account, { isChoice, isNullable, isTime, types }: Property, model: unknown): unknown {
  if (isChoice) return model
  if (isNullable) return null
  if (isTime) return account.now
  if (types.includes('array')) return []
  return types.includes('object') ? {} : model
}
