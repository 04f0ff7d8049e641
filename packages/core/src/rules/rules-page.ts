import { actionTable } from './actions/action-table.ts'
import { conditionTable, operatorsAt } from './condition-table.ts'
import type { Place } from './moment.ts'

const places: readonly (readonly [Place, string])[] = [
  ['trigger', 'T'],
  ['automation', 'A'],
  ['view', 'V'],
  ['macro', 'M'],
  ['sla', 'S'],
  ['workspace', 'W'],
]

const lettersOf = (where: readonly Place[]) =>
  places.flatMap(([place, letter]) => (where.includes(place) ? [letter] : [])).join(' ')

const row = (...cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** `docs/rules.md`, made from the two tables, so that it tells what the engine does. */
export function rulesPage(): string {
  const conditions = Object.entries(conditionTable).map(([name, field]) => {
    const known = operatorsAt(field, 'view')
    const operators = [...known, ...(field.tellsChange ? ['*changes*'] : [])].join(', ')
    return row(`\`${name}\``, field.title, operators, lettersOf(field.places))
  })
  const actions = Object.entries(actionTable).map(([name, field]) =>
    row(`\`${name}\``, field.title, field.type, lettersOf(field.places)),
  )
  return `${introduction}
${row('field', 'title', 'operators', 'where')}
|---|---|---|---|
${conditions.join('\n')}

${ownFields}
## Actions

${row('field', 'title', 'value', 'where')}
|---|---|---|---|
${actions.join('\n')}

${aboutActions}`
}

const introduction = `# Conditions and actions

Views, macros, triggers, automations, SLA policies and workspaces speak one language. Both tables on this page are made
from those of the engine (\`packages/core/src/rules\`), by which conditions are read, checked, asked and offered by the
\`definitions\` operations. T: triggers, A: automations, V: views, M: macros, S: filters of SLA policies, W: workspaces.

A rule's conditions are \`{"all": [...], "any": [...]}\`: each of \`all\` must hold, and one of \`any\` where there are some.
They come back as they were sent, in their order, with numbers as text.

## Conditions
`

const ownFields = `*changes* stands for what triggers ask besides: \`changed\`, \`not_changed\`, \`value\` (changed to), \`value_previous\`
(changed from), \`not_value\`, \`not_value_previous\`.

Fields of the account's own: \`custom_fields_ID\` of tickets everywhere, \`requester.custom_fields.KEY\` and
\`organization.custom_fields.KEY\` in triggers and automations. Their operators follow from their type. Options can be named
by value or by id.

- Hours are counted from a time, or until one: \`is\` means the whole hour. They stand under \`all\` alone.
- \`current_user\` is whoever looks or acts, \`assignee_id\` and \`requester_id\` the ticket's own people, \`current_groups\` the
  groups of whoever looks.
- What is not offered is refused with 422: \`Invalid value 'tea' in 'Status / Is / tea'\`.
- A condition on a field, group or person that is gone never holds; the rule itself stays.
`

const aboutActions = `Fields of tickets of the account's own are set by \`custom_fields_ID\`. What is gone, and what a field does not take, is
passed over. Texts may hold placeholders.

What rules send leaves the account by mail, by the calls of [webhooks and targets](webhooks.md), or into the
[outbox](mail.md): text messages, side conversations by mail and in Slack, posts on X, autoreplies and flows. The audit tells
of each (\`SMS\`, \`CollabThreadCreated\`, \`Tweet\`, \`Notification\`). A side conversation as a ticket opens one, over which no
trigger runs. Comments of rules are by whoever makes the change, if that is an agent, else by the assignee, else by the owner.
\`set_schedule\` has the conditions on business hours count by that schedule for the ticket.
`
