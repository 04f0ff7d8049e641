import type { Via } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { FieldValue } from '../../custom-fields/custom-field.ts'
import { isDeepEqual } from '../../store/deep-equal.ts'
import { Validation } from '../../validation.ts'
import type { AuditMetadata } from '../ticket-audits/audit.ts'
import type { AuditEvent } from '../ticket-audits/event.ts'
import { differencesOf } from './differences.ts'
import type { StoredTicket } from './ticket.ts'

/** Who changes a ticket, and by which way. */
export interface Edit {
  readonly account: Account
  readonly actor: Actor
  readonly via: Via
  readonly metadata: AuditMetadata
  /** An import tells what has been: nothing is checked, sent, or counted because of it. */
  readonly isImport?: boolean | undefined
  /** What the service does by itself, as closing tickets of old age, no rule hears of. */
  readonly isSilent?: boolean | undefined
  /** A mail goes where its address belongs, with whom it names: its sender's role is asked for none of it. */
  readonly isMail?: boolean | undefined
  /** Looks at what was filled in, once all of it is read; for doors that ask for more than tickets need. */
  readonly check?: ((draft: TicketDraft) => void) | undefined
}

/**
 * A ticket while it is made or changed: the state that it will have, and the events that tell of it. All that happens
 * in one change (a caller's properties, a macro, triggers) goes through one draft and so into one audit.
 */
export class TicketDraft implements Edit {
  readonly account: Account
  readonly actor: Actor
  readonly via: Via
  readonly metadata: AuditMetadata
  readonly isImport: boolean
  readonly isMail: boolean
  readonly isSilent: boolean
  readonly check: Edit['check']
  /** Undefined for a new ticket. */
  readonly before: StoredTicket | undefined
  readonly validation = new Validation()
  readonly events: AuditEvent[] = []
  #ticket: StoredTicket
  /** What the events tell of so far. */
  #noted: StoredTicket | undefined

  constructor(
    { account, actor, via, metadata, isImport = false, isMail = false, isSilent = false, check }: Edit,
    ticket: StoredTicket,
    before: StoredTicket | undefined,
  ) {
    this.account = account
    this.actor = actor
    this.via = via
    this.metadata = metadata
    this.isImport = isImport
    this.isMail = isMail
    this.isSilent = isSilent
    this.check = check
    this.before = before
    this.#ticket = ticket
    this.#noted = before
  }

  /** As it will be. */
  get ticket(): StoredTicket {
    return this.#ticket
  }

  get isNew(): boolean {
    return this.before === undefined
  }

  change(changes: Partial<StoredTicket>): void {
    this.#ticket = { ...this.#ticket, ...changes }
  }

  setValue(fieldId: number, value: FieldValue): void {
    this.change({ values: { ...this.#ticket.values, [fieldId]: value } })
  }

  /** Whether the property is another than it was. */
  hasChanged(property: keyof StoredTicket): boolean {
    return !isDeepEqual(this.before?.[property], this.#ticket[property])
  }

  say(event: AuditEvent): void {
    this.events.push(event)
  }

  /** Adds an event for each property that was changed since the last time; of a rule, with the rule as their cause. */
  note(cause?: Via): void {
    this.events.push(...differencesOf(this.#noted, this.#ticket, cause))
    this.#noted = this.#ticket
  }
}
