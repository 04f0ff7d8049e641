import type { CustomField } from '@fakedesk/spec'
import { fieldIndexes, fieldOrders, presentField, type StoredCustomField } from '../../custom-fields/custom-field.ts'
import { define } from '../../store/definition.ts'

export const organizationFields = define<StoredCustomField, CustomField>()({
  name: 'organization_fields',
  singular: 'organization_field',
  indexes: fieldIndexes,
  orders: fieldOrders,
  listedBy: { offset: 'position' },
  present: (field, view) => presentField(field, view, 'organization_fields'),
})
