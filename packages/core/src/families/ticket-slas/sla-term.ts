import { define } from '../../store/definition.ts'

/**
 * What a policy has promised of one metric, as it stood when it was applied. Policies change and go; what tickets and
 * events tell of them stays. One record serves all tickets that it was promised to.
 */
export interface SlaTerm {
  readonly id: number
  readonly policy: { readonly id: number | string; readonly title: string; readonly description: string | null }
  /** In minutes. */
  readonly target: number
  readonly target_in_seconds: number
  readonly business_hours: boolean
}

/** All that tells one from another. */
export const termKey = ({ policy, target, target_in_seconds, business_hours }: Omit<SlaTerm, 'id'>): string =>
  JSON.stringify([policy.id, policy.title, policy.description, target, target_in_seconds, business_hours])

/** As events show it. */
export const shownTerm = ({ target, target_in_seconds, business_hours, policy }: SlaTerm) => ({
  target,
  target_in_seconds,
  business_hours,
  policy,
})

export const slaTerms = define<SlaTerm, Omit<SlaTerm, 'id'>>()({
  name: 'sla_terms',
  singular: 'sla_term',
  isInternal: true,
  indexes: { key: termKey },
  present: shownTerm,
})
