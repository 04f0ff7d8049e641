import type { Action } from '@fakedesk/spec'
import type { Place } from '../moment.ts'
import type { Cast } from './cast.ts'

/** What an action does to the ticket `e` of the cast, as the API shows it, and what it says. */
export interface Effect {
  /** Properties that are others afterwards; all else stays. Fields of the account's own go by their types. */
  readonly changes?: Readonly<Record<string, unknown>>
  /** Of the requester. */
  readonly requester?: object
  /** What is told in the audit beside changes. */
  readonly event?: object
  /** What a macro would say. */
  readonly comment?: object
}

export type ActionRow = readonly [
  value: Action['value'],
  effect: Effect,
  elsewhere?: Partial<Readonly<Record<Place, Effect>>>,
]

const nothing: Effect = {}
const to = (changes: Readonly<Record<string, unknown>>): Effect => ({ changes })

/** What the choices of the ticket's own fields have put among its tags. */
const mirrored = ['blue', 'red', 'green']

type Rows = Readonly<Record<string, readonly ActionRow[]>>
type Ids = Cast['ids'] & { readonly foreign: number; readonly agreement: number; readonly schedule: number }

/** For each field, what actions do. It is `ids.other` who changes the ticket. */
export const actionRows = (ids: Ids): Rows => ({
  ...ofTicket(ids),
  ...ofPeople(ids),
  ...ofTags,
  ...ofRouting(ids),
  ...ofFields(text(ids.other)),
  ...messages(ids),
})

const text = (id: number) => String(id)

function ofTicket(ids: Ids): Rows {
  return {
    status: [
      ['pending', to({ status: 'pending' })],
      ['hold', to({ status: 'hold' })],
      ['solved', to({ status: 'solved' })],
      // It has been open.
      ['new', nothing],
    ],
    custom_status_id: [[text(ids.status), to({ status: 'hold', custom_status_id: ids.status })]],
    type: [
      ['problem', to({ type: 'problem' })],
      ['', to({ type: null })],
    ],
    priority: [
      ['urgent', to({ priority: 'urgent' })],
      ['', to({ priority: null })],
    ],
    brand_id: [[text(ids.brand), to({ brand_id: ids.brand })]],
    ticket_form_id: [[text(ids.form), to({ ticket_form_id: ids.form })]],
    subject: [['Lamp of {{ticket.requester.name}}', to({ subject: 'Lamp of Rosa', raw_subject: 'Lamp of Rosa' })]],
    satisfaction_score: [['offered', to({ satisfaction_rating: { score: 'offered' } })]],
  }
}

function ofPeople(ids: Ids): Rows {
  return {
    group_id: [
      [text(ids.groups[1]), to({ group_id: ids.groups[1] })],
      ['', to({ group_id: null, assignee_id: null })],
      // The agent is no member of this one.
      [text(ids.foreign), to({ group_id: ids.foreign, assignee_id: null })],
    ],
    assignee_id: [
      [text(ids.other), to({ assignee_id: ids.other })],
      ['current_user', to({ assignee_id: ids.other }), { automation: nothing }],
      ['', to({ assignee_id: null })],
      // A customer is nobody to assign a ticket to.
      ['requester_id', nothing],
    ],
    cc: [
      [text(ids.luc), to({ email_cc_ids: [ids.luc] })],
      ['current_user', to({ email_cc_ids: [ids.other] }), { automation: nothing }],
    ],
    follower: [
      [text(ids.agent), to({ follower_ids: [ids.other, ids.agent] })],
      ['current_user', nothing],
      // Customers are in copy, but follow nothing.
      [text(ids.luc), nothing],
    ],
    locale_id: [['16', { requester: { locale_id: 16 } }, { macro: nothing }]],
  }
}

function messages(ids: Ids): Rows {
  const texts = ['About {{ticket.title}}', 'It is {{ticket.status}}']
  const told = { subject: 'About Lamp', body: 'It is Open' }
  const mail = (...recipients: readonly number[]) => ({ event: { type: 'Notification', ...told, recipients } })
  const row = (who: string, effect: Effect, elsewhere: ActionRow[2] = {}): ActionRow => [
    [who, ...texts],
    effect,
    elsewhere,
  ]
  const members = [ids.agent, ids.other]
  const comment = (body: string, isPublic: boolean, html_body = `<p>${body}</p>`) => ({
    comment: { body, html_body, public: isPublic, scoped_body: [['channel:all', body]] },
  })
  // Of the rule's own accord it is the assignee who speaks.
  const said = (isPublic: boolean, author_id: number): Effect => ({
    event: { type: 'Comment', body: 'Hello Rosa', public: isPublic, author_id },
  })
  const reply = (isPublic: boolean): ActionRow => [
    'Hello {{ticket.requester.name}}',
    said(isPublic, ids.other),
    { automation: said(isPublic, ids.agent), macro: comment('Hello Rosa', isPublic) },
  ]
  return {
    notification_user: [
      row('requester_id', mail(ids.rosa)),
      row('assignee_id', mail(ids.agent)),
      row('current_user', mail(ids.other), { automation: nothing }),
      row('requester_and_ccs', { event: { type: 'NotificationWithCcs', ...told, recipients: [ids.rosa] } }),
      row('all_agents', mail(ids.admin, ids.agent, ids.other)),
      row(text(ids.luc), mail(ids.luc)),
    ],
    notification_group: [row('group_id', mail(...members)), row(text(ids.groups[0]), mail(...members))],
    notification_webhook: [[['none', '{{ticket.id}}'], { event: { type: 'External', resource: 'none' } }]],
    comment_value: [
      ['Hello\n<{{ticket.requester.name}}>', comment('Hello\n<Rosa>', true, '<p>Hello<br>&lt;Rosa&gt;</p>')],
      [['channel:all', 'Hello'], comment('Hello', true)],
    ],
    comment_value_html: [
      ['<p>Hello <b>{{ticket.requester.name}}</b></p>', comment('Hello Rosa', true, '<p>Hello <b>Rosa</b></p>')],
    ],
    comment_mode_is_public: [
      ['true', comment('', true, '')],
      [false, comment('', false, '')],
    ],
    reply_public: [reply(true)],
    reply_internal: [reply(false)],
  }
}

const ofTags: Rows = {
  set_tags: [
    // Choices go with their tags.
    ['one two', to({ tags: ['one', 'two'], multiselect: [], tagger: null })],
    ['', to({ tags: [], multiselect: [], tagger: null })],
  ],
  current_tags: [['New blue', to({ tags: [...mirrored, 'new'] })]],
  remove_tags: [['blue none', to({ tags: mirrored.slice(1), multiselect: ['red'] })]],
}

const ofRouting = (ids: Ids): Rows => {
  const skills = (...named: readonly string[]): Effect => ({
    event: { type: 'AssociateAttValsEvent', attribute_values: named.map((id) => ({ id })) },
  })
  return {
    share_ticket: [
      [
        text(ids.agreement),
        {
          ...to({ sharing_agreement_ids: [ids.agreement] }),
          event: { type: 'TicketSharingEvent', agreement_id: ids.agreement },
        },
      ],
    ],
    set_schedule: [[text(ids.schedule), { event: { type: 'ScheduleAssignment', new_schedule_id: ids.schedule } }]],
    set_skills: [['a', skills('a')]],
    add_skills: [[['a', 'b'], skills('a', 'b')]],
    // There are none.
    remove_skills: [['a', nothing]],
  }
}

/** Fields of the account's own, by their types. What they do not take is passed over. */
const ofFields = (other: string): Rows => ({
  checkbox: [
    ['false', to({ checkbox: false })],
    ['perhaps', nothing],
  ],
  date: [
    ['2026-04-01', to({ date: '2026-04-01' })],
    ['', to({ date: null })],
    ['soon', nothing],
  ],
  decimal: [
    ['3.25', to({ decimal: 3.25 })],
    ['many', nothing],
  ],
  integer: [
    ['8', to({ integer: 8 })],
    ['8.5', nothing],
  ],
  lookup: [
    [other, to({ lookup: other })],
    ['1', nothing],
  ],
  multiselect: [
    [['gray', 'red'], to({ multiselect: ['gray', 'red'], tags: ['red', 'green', 'gray'] })],
    ['gray', to({ multiselect: ['gray'], tags: ['green', 'gray'] })],
    ['', to({ multiselect: [], tags: ['green'] })],
    ['violet', nothing],
  ],
  regexp: [
    ['EF-56', to({ regexp: 'EF-56' })],
    ['56', nothing],
  ],
  tagger: [
    ['white', to({ tagger: 'white', tags: ['blue', 'red', 'white'] })],
    ['', to({ tagger: null, tags: ['blue', 'red'] })],
    ['A white one', nothing],
  ],
  text: [
    ['Tea', to({ text: 'Tea' })],
    ['', to({ text: '' })],
  ],
  textarea: [['Tea\nand cake', to({ textarea: 'Tea\nand cake' })]],
  partialcreditcard: [['4111 1111 1111 0009', to({ partialcreditcard: 'XXXXXXXXXXXX0009' })]],
})
