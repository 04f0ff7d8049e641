import { expect, test } from 'vitest'
import { testDesk } from '../testing.ts'
import { renderPlaceholders } from './render.ts'

async function scene() {
  const { call, account, person } = testDesk()
  const options = [{ name: 'Green tea', value: 'green' }]
  const field = (
    await call('admin', 'POST', '/ticket_fields', {
      ticket_field: { type: 'tagger', title: 'Tea', custom_field_options: options },
    })
  ).body.ticket_field
  const { body } = await call('agent', 'POST', '/tickets', {
    ticket: {
      subject: 'Kettle & co',
      comment: { body: 'It <leaks>' },
      requester_id: person('endUser').id,
      priority: 'high',
      tags: ['a', 'b'],
      custom_fields: [{ id: field.id, value: 'green' }],
      email_ccs: [{ user_id: person('secondAgent').id }],
    },
  })
  await call('agent', 'PUT', `/tickets/${body.ticket.id}`, {
    ticket: { comment: { body: 'Only ours', public: false } },
  })
  const ticket = account.tickets.find(body.ticket.id)
  const actor = { ...person('agent'), signedBy: 'password' } as const
  return {
    fieldId: field.id,
    fill: (text: string) => renderPlaceholders(text, { account, actor, ticket }),
    person,
    ticket,
  }
}

const made = await scene()

test.each([
  ['{{ticket.id}} {{ticket.title}}', `${made.ticket.id} Kettle & co`],
  ['{{ticket.status}} {{ticket.priority}} {{ticket.ticket_type}}', 'New High '],
  [
    '{{ticket.requester.first_name}}, {{ticket.requester.email}}',
    `${made.person('endUser').name.split(' ')[0]}, end.user@example.com`,
  ],
  ['{{current_user.name}} of {{ticket.group.name}}', `${made.person('agent').name} of `],
  [
    '{{ticket.link}} {{ticket.url}}',
    `https://example.zendesk.com/agent/tickets/${made.ticket.id} example.zendesk.com/agent/tickets/${made.ticket.id}`,
  ],
  ['{{ticket.tags}} {{ticket.cc_names}}', `a b green ${made.person('secondAgent').name}`],
  ['{{ticket.created_at}}', 'March 14, 2026'],
  [`{{ticket.ticket_field_${made.fieldId}}} {{ticket.ticket_field_option_title_${made.fieldId}}}`, 'green Green tea'],
  ['{{ticket.latest_comment.value}} {{ticket.latest_public_comment.value}}', 'Only ours It <leaks>'],
  ['{% for comment in ticket.public_comments %}{{comment.author.name}}{% endfor %}', made.person('agent').name],
  ["{% if ticket.priority == 'High' %}soon{% else %}later{% endif %}", 'soon'],
  ['{{ticket.title | upcase}}', 'KETTLE & CO'],
  ['{{ticket.nothing}}{{nobody.at.all}}.', '.'],
  ['Nothing to fill in', 'Nothing to fill in'],
  ['{{ticket.id', '{{ticket.id'],
  ['{% if %}', '{% if %}'],
  ["{% include 'package.json' %}", "{% include 'package.json' %}"],
  ['{{ticket.constructor}}{{ticket.__proto__}}', ''],
])('%s', (text, expected) => {
  expect(made.fill(text)).toBe(expected)
})

test('formatted comments tell who said what, the newest first', () => {
  const text = made.fill('{{ticket.comments_formatted}}')
  expect(text.indexOf('Only ours')).toBeLessThan(text.indexOf('It <leaks>'))
  expect(made.fill('{{ticket.public_comments_formatted}}')).not.toContain('Only ours')
  expect(made.fill('{{ticket.latest_public_comment_html}}')).toContain('It &lt;leaks&gt;')
})
