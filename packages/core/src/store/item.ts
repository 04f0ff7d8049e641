import type { Language } from '../dynamic-content.ts'

/** What every record has. */
export interface Item {
  readonly id: number | string
}

/** The variant of a view in which exports show records. */
export const exportLook = 'export'

/** How a record is looked at: the host that the caller asked, and what the caller may see of it. */
export interface View<C = unknown> {
  /** `https://acme.zendesk.com`, the begin of every address in an answer. */
  readonly origin: string
  /** What `variant` of the definition gave for the caller. */
  readonly variant: string
  /** What the caller reads texts in. */
  readonly language: Language
  /** What `context` of the definition read of other records. */
  readonly context: C
}
