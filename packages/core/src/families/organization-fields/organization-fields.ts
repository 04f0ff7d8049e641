import { createField, deleteField, updateField } from '../../custom-fields/change-field.ts'
import type { StoredCustomField } from '../../custom-fields/custom-field.ts'
import { anyField, findField, listedFields } from '../../custom-fields/find-field.ts'
import { lastPosition, reorderFields } from '../../custom-fields/positions.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'

export const organizationFieldsOperations = {
  ListOrganizationFields: ({ account }) => listedFields(account, 'organization'),
  ShowOrganizationField: ({ account, path }) => anyField(account, 'organization', path.organization_field_id),
  CreateOrganizationField: ({ account, body, ...view }) => {
    const given = body.organization_field
    const field = createField(account, 'organization', given)
    return shown({ ...account.organizationFields.show(field, view), position: given.position ?? lastPosition })
  },
  UpdateOrganizationField: (call) =>
    updateField(call.account, 'organization', fieldIn(call), call.body.organization_field),
  DeleteOrganizationField: (call) => deleteField(call.account, 'organization', fieldIn(call)),
  ReorderOrganizationField: ({ account, body }) => reorderFields(account, 'organization', body.organization_field_ids),
} satisfies Handlers<'organization-fields'>

function fieldIn({ account, path }: Pick<Call<'ShowOrganizationField'>, 'account' | 'path'>): StoredCustomField {
  return findField(account, 'organization', path.organization_field_id)
}
