import type { Via } from '@fakedesk/spec'

/** A rule that has done something to a ticket. */
interface Doer {
  readonly id: number
  readonly title: string
  readonly revision_id?: number
}

/** What events say of the rule that they come from (recorded form). */
export function causeOf({ id, title, revision_id }: Doer, rel: 'trigger' | 'automation'): Via {
  const from = { id, title, deleted: false, ...(revision_id !== undefined && { revision_id }) }
  return { channel: 'rule', source: { from, to: {}, rel } }
}
