import type { TicketUpdate, Via } from '@fakedesk/spec'
import type { Account } from '../../../account/account.ts'
import { timestamp } from '../../../account/clock.ts'
import { day } from '../../../account/days-ago.ts'
import { bytesOf } from '../../../store/record-text.ts'
import { uploadFile } from '../../attachments/change-upload.ts'
import { offerRating } from '../../satisfaction-ratings/offer-rating.ts'
import { rateTicket } from '../../satisfaction-ratings/rate-ticket.ts'
import type { OwnFields } from '../../ticket-fields/ticket-fields.seed.ts'
import type { StoredTicketForm } from '../../ticket-forms/ticket-form.ts'
import type { StoredUser } from '../../users/user.ts'
import { changeTicket } from '../change-ticket.ts'
import { deleteTicket } from '../delete-ticket.ts'
import { theService } from '../follow-people.ts'
import { mergeTickets } from '../merge-tickets.ts'
import { openTicket } from '../open-ticket.ts'
import type { StoredTicket } from '../ticket.ts'
import type { Edit } from '../ticket-draft.ts'
import { viaOf } from '../via.ts'
import type { Act, Person, ToldFile, ToldTicket } from './told-ticket.ts'

/** The form for orders, and its fields. */
export interface OrderForm {
  readonly form: StoredTicketForm
  readonly fields: OwnFields
  /** The status of what is with the carrier. */
  readonly carrierStatusId: number
}

type Cast = ReadonlyMap<string, StoredUser>

/** Everybody by first name. */
export const castOf = ({ users }: Account): Cast =>
  new Map(Array.from(users.rows, (user) => [user.name.split(' ')[0] ?? '', user]))

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const integration = 'goods-in/2.3'

/** Has tickets live through what is told of them, by the verbs that requests call. */
export class Teller {
  readonly #account: Account
  readonly #cast: Cast
  readonly #form: OrderForm
  readonly #present: number
  readonly #ids = new Map<ToldTicket | string, number>()

  constructor(account: Account, cast: Cast, form: OrderForm) {
    this.#account = account
    this.#cast = cast
    this.#form = form
    this.#present = account.clock.now()
  }

  open(story: ToldTicket): void {
    const { by, subject, begins, follows } = story
    const requester = this.#person(by)
    const given: TicketUpdate = {
      subject,
      ...this.#bodyOf(begins, requester),
      requester_id: requester.id,
      ...(follows && { via_followup_source_id: this.#ticket(follows).id }),
    }
    const isByApi = story.channel === 'api'
    const edit = isByApi ? this.#edit(this.#person('Ada'), story) : this.#edit(requester, story)
    const { id } = openTicket(edit, given).ticket
    this.#ids.set(story, id)
    if (story.name) this.#ids.set(story.name, id)
  }

  happen(story: ToldTicket, by: Person | 'service', act: Act): void {
    const ticket = this.#ticket(story)
    const person = by === 'service' ? undefined : this.#person(by)
    const edit = person ? this.#edit(person, story) : this.#byService()
    if (act.does === 'offers a rating') offerRating(edit, ticket)
    else if (act.does === 'deletes') deleteTicket(edit, ticket)
    else if (act.mergesInto) mergeTickets(edit, this.#ticket(act.mergesInto), [ticket])
    else if (act.rates) {
      const [score, comment, reason_code] = act.rates
      rateTicket(edit, ticket, { score, ...(comment && { comment }), ...(reason_code && { reason_code }) })
    } else changeTicket(edit, ticket, this.#bodyOf(act, person))
  }

  #bodyOf(act: Act, author: StoredUser | undefined): TicketUpdate {
    const { type, priority, status, external_id, tags, group, copies, followers, problem } = act
    const { assignee, order } = act
    const body = act.says ?? act.notes
    const user_ids = (names: readonly Person[]) => names.map((name) => this.#person(name).id)
    return {
      ...(body &&
        author && { comment: { ...this.#commentOf(act.file), body, author_id: author.id, public: !act.notes } }),
      ...(type && { type }),
      ...(priority && { priority }),
      ...(status && { status }),
      ...(act.isWithCarrier && { custom_status_id: this.#form.carrierStatusId }),
      ...(external_id && { external_id }),
      ...(tags && { additional_tags: [...tags] }),
      ...(group && { group_id: this.#groupId(group) }),
      ...(assignee && { assignee_id: this.#person(assignee).id }),
      ...(copies && { email_cc_ids: user_ids(copies) }),
      ...(followers && { follower_ids: user_ids(followers) }),
      ...(problem && { problem_id: this.#ticket(problem).id }),
      ...(order && { ticket_form_id: this.#form.form.id, custom_fields: this.#valuesOf(order) }),
    }
  }

  #commentOf(file: ToldFile | undefined) {
    if (!file) return {}
    const { name, type, content = '', base64 } = file
    const bytes = base64 === undefined ? new TextEncoder().encode(content) : bytesOf(base64)
    return { uploads: [uploadFile(this.#account, theService, { name, type, bytes }, undefined).id] }
  }

  #valuesOf(order: NonNullable<Act['order']>) {
    return Object.entries(order).map(([name, value]) => ({
      // The names are those of the form's fields.
      id: this.#form.fields[name as keyof OwnFields].id,
      value: typeof value === 'number' ? timestamp(this.#present + value * day).slice(0, 10) : value,
    }))
  }

  #edit({ id, role, name, email }: StoredUser, { channel }: ToldTicket): Edit {
    const account = this.#account
    if (role !== 'end-user' && channel !== 'api') return this.#byTeam(id, role)
    const actor = { id, role, signedBy: 'nothing' } as const
    if (channel === 'email') {
      const from = { address: email, name }
      return { account, actor, via: viaOf('email', { from, to: this.#supportAddress() }), metadata: { client: null } }
    }
    return { account, actor, via: viaOf(channel), metadata: { client: channel === 'api' ? integration : browser } }
  }

  #byTeam(id: number, role: StoredUser['role']): Edit {
    const actor = { id, role, signedBy: 'session' } as const
    return { account: this.#account, actor, via: viaOf('web'), metadata: { client: browser } }
  }

  #byService(): Edit {
    return { account: this.#account, actor: theService, via: viaOf('system'), metadata: { client: null } }
  }

  #supportAddress(): NonNullable<Via['source']>['to'] {
    const { name, email: address } = this.#account.supportAddresses.rows.first() ?? {}
    return { ...(name && { name }), ...(address && { address }) }
  }

  #ticket(name: ToldTicket | string): StoredTicket {
    return this.#account.tickets.find(this.#ids.get(name) ?? 0)
  }

  #person(name: Person): StoredUser {
    const person = this.#cast.get(name)
    if (!person) throw new TypeError(`${name} is not in this world`)
    return person
  }

  #groupId(name: string): number {
    const group = [...this.#account.groups.rows].find((one) => one.name === name)
    if (!group) throw new TypeError(`no group is called ${name}`)
    return group.id
  }
}
