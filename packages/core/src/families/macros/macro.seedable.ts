import type { MacroCreate } from '@fakedesk/spec'
import { theAccountItself } from '../../account/actor.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createMacro } from './change-macro.ts'
import { seedMacros } from './macros.seed.ts'

/** A macro in a seed. With none, there are those that every account begins with. */
export interface MacroSeed extends Omit<MacroCreate, 'id' | 'attachments'>, Dated {}

export const seedableMacros = seedable<MacroSeed, MacroCreate>()({
  name: 'macros',
  operation: 'CreateMacro',
  key: 'macro',
  own: dated,
  after: ['groups', 'users', 'ticket_fields', 'ticket_forms', 'custom_statuses', 'brands'],
  plant: (account, { id: _, ...given }) => createMacro(account, theAccountItself, given),
  complete: (account) => {
    if (account.macros.size === 0) seedMacros(account)
  },
})
