import type { Call, Handlers } from '../../operation.ts'
import { createField, deleteField, reorderFields, updateField } from '../user-fields/change-field.ts'
import type { StoredCustomField } from '../user-fields/custom-field.ts'
import { anyField, findField, listedFields } from '../user-fields/find-field.ts'

export const organizationFieldsOperations = {
  ListOrganizationFields: ({ account }) => listedFields(account, 'organization'),
  ShowOrganizationField: ({ account, path }) => anyField(account, 'organization', path.organization_field_id),
  CreateOrganizationField: ({ account, body }) => createField(account, 'organization', body.organization_field),
  UpdateOrganizationField: (call) =>
    updateField(call.account, 'organization', fieldIn(call), call.body.organization_field),
  DeleteOrganizationField: (call) => deleteField(call.account, 'organization', fieldIn(call)),
  ReorderOrganizationField: ({ account, body }) => reorderFields(account, 'organization', body.organization_field_ids),
} satisfies Handlers<'organization-fields'>

function fieldIn({ account, path }: Pick<Call<'ShowOrganizationField'>, 'account' | 'path'>): StoredCustomField {
  return findField(account, 'organization', path.organization_field_id)
}
