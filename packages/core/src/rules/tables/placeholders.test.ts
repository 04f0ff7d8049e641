import { expect, test } from 'vitest'
import { type Cast, cast } from './cast.ts'

/** What a text of a rule can name, filled in as Luc's ticket `a` of the cast is answered by Aki; it is Tuesday, four in the morning
 * of the account's time zone. */

type Told = readonly [placeholder: string, text: string]

const rows = ({ tickets, ids, fields }: Cast): readonly Told[] => {
  const id = tickets.a ?? 0
  const address = `example.zendesk.com/agent/tickets/${id}`
  return [
    ['ticket.id', String(id)],
    ['ticket.title', 'Printer on fire'],
    ['ticket.description', 'It burns brightly'],
    ['ticket.url', address],
    ['ticket.url_with_protocol', `https://${address}`],
    ['ticket.link', `https://${address}`],
    ['ticket.status', 'Pending'],
    ['ticket.priority', 'High'],
    ['ticket.ticket_type', 'Incident'],
    ['ticket.via', 'Email'],
    ['ticket.external_id', 'P-7'],
    ['ticket.tags', 'vip red blue green'],
    ['ticket.account', 'example'],
    ['ticket.created_at', 'March 16, 2026'],
    ['ticket.created_at_with_time', 'March 16, 2026 at 09:00'],
    ['ticket.created_at_with_timestamp', '2026-03-16T16:00:00Z'],
    ['ticket.due_date', ''],
    ['ticket.in_business_hours', 'true'],
    ['ticket.brand.name', 'Example'],
    ['ticket.group.name', 'First'],
    ['ticket.requester.name', 'Luc'],
    ['ticket.requester.email', 'luc@example.net'],
    ['ticket.requester.language', 'French'],
    ['ticket.requester.role', 'end-user'],
    ['ticket.requester.id', String(ids.luc)],
    ['ticket.organization.name', ''],
    ['ticket.assignee.name', 'Aki Agent'],
    ['ticket.assignee.first_name', 'Aki'],
    ['ticket.assignee.last_name', 'Agent'],
    ['ticket.submitter.name', 'Aki Agent'],
    ['current_user.name', 'Aki Agent'],
    ['current_user.extended_role', 'Agent'],
    ['agent.name', 'Aki Agent'],
    ['user.name', 'Luc'],
    ['ticket.cc_names', 'Amara Second'],
    ['ticket.email_cc_names', 'Amara Second'],
    ['ticket.follower_names', ''],
    ['ticket.ccs[0].email', 'second.agent@example.com'],
    ['ticket.email_ccs[0].name', 'Amara Second'],
    ['ticket.followers.size', '0'],
    [`ticket.ticket_field_${fields.ids.tagger}`, 'green'],
    [`ticket.ticket_field_option_title_${fields.ids.tagger}`, 'A green one'],
    [`ticket.ticket_field_${fields.ids.multiselect}`, 'red blue'],
    [`ticket.ticket_field_option_title_${fields.ids.multiselect}`, 'A red one, A blue one'],
    [`ticket.ticket_field_${fields.ids.checkbox}`, 'true'],
    [`ticket.ticket_field_${fields.ids.date}`, '2026-03-16'],
    [`ticket.ticket_field_${fields.ids.decimal}`, '1.5'],
    [`ticket.ticket_field_${fields.ids.integer}`, '7'],
    [`ticket.ticket_field_${fields.ids.regexp}`, 'AB-12'],
    [`ticket.ticket_field_${fields.ids.text}`, 'Leaking kettle'],
    ['ticket.requester.custom_fields.tagger', 'green'],
    ['ticket.requester.custom_fields.tagger.title', 'A green one'],
    ['ticket.requester.custom_fields.integer', '7'],
    ['ticket.requester.custom_fields.checkbox', 'true'],
    ['current_user.organization.custom_fields.text', ''],
    ['ticket.latest_comment.value', 'We <come>'],
    ['ticket.latest_comment.author.name', 'Aki Agent'],
    ['ticket.latest_comment.is_public', 'true'],
    ['ticket.latest_comment.created_at_with_time', 'March 17, 2026 at 04:00'],
    ['ticket.latest_comment.attachments[0].filename', 'note.txt'],
    ['ticket.latest_public_comment.value', 'We <come>'],
    ['ticket.comments.size', '3'],
    ['ticket.public_comments[1].value', 'Still hot'],
    ['ticket.comments.first.value', 'We <come>'],
    ['satisfaction.current_rating', ''],
    ['satisfaction.rating_url', `https://example.zendesk.com/requests/${id}/satisfaction/new`],
    ['dc.greeting', 'Bonjour'],
    ['dc.nothing', ''],
    ['ticket.nothing', ''],
    ['nobody.at.all', ''],
    ['ticket.title | upcase', 'PRINTER ON FIRE'],
    ["ticket.title | replace: 'fire', 'ice' | append: '!'", 'Printer on ice!'],
    ['ticket.created_at_with_timestamp | date: "%Y/%m/%d"', '2026/03/16'],
    ['ticket.tags | split: " " | last', 'green'],
    ["ticket.external_id | default: 'none'", 'P-7'],
    ["ticket.organization.name | default: 'none'", 'none'],
  ]
}

/** Texts that are more than a placeholder. */
const texts: readonly Told[] = [
  ["{% if ticket.priority == 'High' %}soon{% else %}later{% endif %}", 'soon'],
  ["{% if ticket.tags contains 'vip' %}at once{% endif %}", 'at once'],
  ["{% if ticket.requester.custom_fields.tagger == 'green' %}tea{% endif %}", 'tea'],
  ["{% case ticket.status %}{% when 'Pending' %}wait{% else %}go{% endcase %}", 'wait'],
  ['{% for comment in ticket.public_comments %}{{ comment.author.first_name }};{% endfor %}', 'Aki;Luc;Aki;'],
  ['{% assign who = ticket.requester %}{{who.name}}', 'Luc'],
  ['{{ticket.id', '{{ticket.id'],
  ['{% if %}', '{% if %}'],
  ['{% endfor %}', '{% endfor %}'],
  ['{{ ticket.title | nothing }}', 'Printer on fire'],
]

test('every placeholder is filled in, and what is no Liquid stays', async () => {
  const world = await cast()
  const { call, change, post, send } = world
  await world.play()
  const variants = [
    { locale_id: 1, default: true, content: 'Hello' },
    { locale_id: 16, content: 'Bonjour' },
  ]
  await call('admin', 'PUT', '/account/settings', { settings: { localization: { locale_ids: [1, 16] } } })
  await post('/dynamic_content/items', { item: { name: 'Greeting', default_locale_id: 1, variants } })
  const told = [...rows(world).map(([name, text]): Told => [`{{${name}}}`, text]), ...texts]
  const conditions = { all: [{ field: 'comment_is_public', operator: 'is', value: 'true' }] }
  const actions = told.map(([text]) => ({ field: 'notification_user', value: ['requester_id', text, text] }))
  await post('/triggers', { trigger: { title: 'Tell', conditions, actions } })
  const headers = { Authorization: `Basic ${btoa('agent@example.com/token:token')}` }
  const { upload } = (await send('POST', '/uploads?filename=note.txt', { headers, body: 'note' })).body
  const comment = { body: 'We <come>', uploads: [upload.token] }
  await change(world.tickets.a ?? 0, { comment, status: 'pending', external_id: 'P-7' }, 'agent')
  const { audits } = (await call('agent', 'GET', `/tickets/${world.tickets.a}/audits?page[size]=100`)).body
  const sent: readonly { type: string; subject: string; body: string }[] = audits
    .at(-1)
    .events.filter(({ type }: { type: string }) => type === 'Notification')
  expect(sent.map(({ body }, place) => [told[place]?.[0], body])).toEqual(told)
  expect(sent.map(({ subject }) => subject)).toEqual(told.map(([, text]) => text))
})
