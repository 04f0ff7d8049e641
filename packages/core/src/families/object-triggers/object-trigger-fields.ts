import type { ActionDefinition, ConditionDefinition } from '@fakedesk/spec'
import { value, words } from '../../rules/offered.ts'
import { type Operator, operatorFacts } from '../../rules/operators.ts'

/** What conditions ask beside the fields of the object (help: Object trigger conditions and actions reference). */
const besideFields: Readonly<Record<string, Omit<ConditionDefinition, 'subject' | 'operators'>>> = {
  update_type: {
    ...{ title: 'Record', type: 'list', group: 'update', nullable: false, repeatable: false },
    values: words('Create', 'Change'),
  },
  role: {
    ...{ title: 'Current user', type: 'list', group: 'update', nullable: false, repeatable: false },
    values: [value('agent', 'Agent'), value('admin', 'Administrator'), value('end_user', 'End user')],
  },
}

/** The fields that every object has; those of its own are not kept here, so each name is taken for one. */
const standard = { name: 'Name', external_id: 'External ID', created_at: 'Created at', updated_at: 'Updated at' }

const messages = {
  notification_user: 'Email user',
  notification_group: 'Email group',
  notification_webhook: 'Notify active webhook',
  notification_target: 'Notify target',
}

const ofObject = (object: string, field: string) => field.startsWith(`custom_object.${object}.`)

export const isConditionField = (object: string, field: string) =>
  ofObject(object, field) || Object.hasOwn(besideFields, field)

export const isActionField = (object: string, field: string) =>
  ofObject(object, field) || Object.hasOwn(messages, field)

const operatorsOf = (...operators: readonly Operator[]) =>
  operators.map((operator) => {
    const { title, isTerminal = false } = operatorFacts[operator]
    return { value: operator, title, terminal: isTerminal }
  })

export function conditionsOffered(object: string): ConditionDefinition[] {
  const operators = operatorsOf('is', 'is_not', 'present', 'not_present', 'changed', 'not_changed')
  return [
    ...Object.entries(standard).map(([name, title]) => ({
      ...{ title, subject: `custom_object.${object}.${name}`, type: 'text', group: 'custom_object' },
      ...{ nullable: true, repeatable: false, operators },
    })),
    ...Object.entries(besideFields).map(([subject, facts]) => ({
      ...facts,
      subject,
      operators: operatorsOf('is', ...(subject === 'role' ? (['is_not'] as const) : [])),
    })),
  ]
}

export function actionsOffered(object: string): ActionDefinition[] {
  return [
    {
      ...{ title: standard.name, subject: `custom_object.${object}.name`, type: 'text', group: 'custom_object' },
      ...{ nullable: false, repeatable: false, values: [] },
    },
    ...Object.entries(messages).map(([subject, title]) => ({
      ...{ title, subject, type: 'message', group: 'notification' },
      ...{ nullable: false, repeatable: true, values: [] },
    })),
  ]
}
