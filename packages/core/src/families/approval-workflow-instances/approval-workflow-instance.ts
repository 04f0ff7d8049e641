import type { CustomObjectRecord } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** How an approval stands, and the workflow that it is the only step of (docs: one to one). */
export type ApprovalStatus = 'pending' | 'approved' | 'rejected' | 'withdrawn'

/** What ties the approvals of a ticket together. On the wire it is a record of an object of Zendesk's own. */
export interface StoredWorkflowInstance {
  readonly id: string
  readonly name: string
  readonly ticket_id: number
  readonly status: ApprovalStatus
  readonly completed_at: string | null
  readonly created_by_id: number | null
  readonly updated_by_id: number | null
  readonly created_at: string
  readonly updated_at: string
}

const objectKey = 'standard::approval_workflow_instance'

export const approvalWorkflowInstances = define<StoredWorkflowInstance, CustomObjectRecord>()({
  name: 'approval_workflow_instances',
  singular: 'approval_workflow_instance',
  indexes: { ticket: ({ ticket_id }) => ticket_id },
  present: (instance, { origin }) => ({
    url: `${origin}/api/v2/custom_objects/${objectKey}/records/${instance.id}.json`,
    id: instance.id,
    name: instance.name,
    custom_object_key: objectKey,
    external_id: null,
    custom_object_fields: {
      'standard::ticket': instance.ticket_id,
      'standard::status': instance.status,
      'standard::completed_at': instance.completed_at,
    },
    photo: null,
    created_by_user_id: textOf(instance.created_by_id),
    updated_by_user_id: textOf(instance.updated_by_id),
    created_at: instance.created_at,
    updated_at: instance.updated_at,
  }),
})

/** Records of objects name people by texts. */
const textOf = (id: number | null) => (id === null ? null : `${id}`)
