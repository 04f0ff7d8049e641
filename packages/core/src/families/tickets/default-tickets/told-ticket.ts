import type { TicketUpdate } from '@fakedesk/spec'
import type { OwnFields } from '../../ticket-fields/ticket-fields.seed.ts'

/** The first names of the default world's people. */
export type TeamMember = 'Ada' | 'Aki' | 'Amara'
export type Customer = 'Elif' | 'Rosa' | 'Kofi' | 'Yuki' | 'Lena' | 'Omar' | 'Priya' | 'Mateo' | 'Nadia'
export type Person = TeamMember | Customer

/** What somebody does to a ticket. */
export interface Act extends Pick<TicketUpdate, 'type' | 'priority' | 'status' | 'external_id'> {
  /** A public comment. */
  readonly says?: string
  /** A private one. */
  readonly notes?: string
  readonly file?: ToldFile
  readonly tags?: readonly string[]
  readonly assignee?: TeamMember
  readonly group?: 'Support' | 'Billing'
  readonly copies?: readonly Customer[]
  readonly followers?: readonly TeamMember[]
  /** Fields of the form for orders, which is then the ticket's; a number is a date so many days after the world's present. */
  readonly order?: Readonly<Partial<Record<keyof OwnFields, string | boolean | number>>>
  /** Waits for the carrier, which the account has a status for. */
  readonly isWithCarrier?: boolean
  /** The name of the problem that it is an incident of. */
  readonly problem?: string
  /** What the service or the requester does, beside changes. */
  readonly does?: 'offers a rating' | 'deletes'
  readonly rates?: readonly ['good' | 'bad', comment?: string, reasonCode?: number]
  /** The name of the ticket that goes on in its place. */
  readonly mergesInto?: string
}

export interface ToldFile {
  readonly name: string
  readonly type: string
  readonly content?: string
  /** What is no text. */
  readonly base64?: string
}

/** Something that happens so many hours after what was before; the service itself does what nobody does. */
export type Happening = readonly [hours: number, by: Person | 'service', act: Act]

/** A ticket of the default world and its life, as a story. */
export interface ToldTicket {
  /** How others name it. */
  readonly name?: string
  readonly daysAgo: number
  readonly by: Customer
  readonly channel: 'web' | 'email' | 'api' | 'native_messaging'
  readonly subject: string
  readonly begins: Act
  /** The name of the closed ticket that it follows. */
  readonly follows?: string
  readonly goesOn?: readonly Happening[]
}

/** What the service does to a solved ticket: it asks for a rating after a day, and closes the ticket in the end. */
export const offered: Happening = [24, 'service', { does: 'offers a rating' }]
export const closed: Happening = [72, 'service', { status: 'closed' }]
