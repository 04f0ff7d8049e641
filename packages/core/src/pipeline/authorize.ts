import type { OperationFacts } from '@fakedesk/spec'
import type { Actor } from '../account/actor.ts'
import { forbidden, missingScope, notAuthenticated } from '../errors.ts'
import { allows, neededScope } from './scopes.ts'

/** Refuses callers whose role or scopes the specification does not name for the operation. */
export function authorize(facts: OperationFacts, actor: Actor): void {
  if (!facts.roles.includes(actor.role)) {
    throw actor.role === 'anonymous' ? notAuthenticated() : forbidden()
  }
  if (actor.scopes && !allows(actor.scopes, facts)) throw missingScope(neededScope(facts))
}
