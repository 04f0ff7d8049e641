import { seedable } from '../../seed/seedable.ts'
import { type Identified, identified, orNull, text } from '../../seed/shape.ts'
import { refuse } from '../../validation.ts'

/** A program that works with many accounts, in a seed. */
export interface GlobalClientSeed extends Identified {
  readonly name: string
  readonly identifier: string
  readonly kind?: 'confidential' | 'public'
  readonly company?: string | null
  readonly description?: string | null
  readonly logo_url?: string | null
}

export const seedableGlobalClients = seedable<GlobalClientSeed>()({
  name: 'global_clients',
  own: {
    ...identified,
    name: text,
    identifier: text,
    kind: { ...text, enum: ['confidential', 'public'] },
    company: orNull(text),
    description: orNull(text),
    logo_url: orNull(text),
  },
  needs: ['name', 'identifier'],
  plant: (account, { kind = 'confidential', company = null, description = null, logo_url = null, ...given }) => {
    const { name, identifier } = given
    if ([...account.globalClients.rows].some((other) => other.identifier === identifier)) {
      refuse(`Identifier: ${identifier} has already been taken`, 'identifier', 'DuplicateValue')
    }
    const id = account.ids.next()
    return account.globalClients.insert({ id, name, identifier, kind, company, description, logo_url })
  },
})
