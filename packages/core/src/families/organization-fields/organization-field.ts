import type { CustomField } from '@fakedesk/spec'
import { define } from '../../store/collection.ts'
import { fieldIndexes, fieldOrders, presentField, type StoredCustomField } from '../user-fields/custom-field.ts'

export const organizationFields = define<StoredCustomField, CustomField>()({
  name: 'organization_fields',
  singular: 'organization_field',
  indexes: fieldIndexes,
  orders: fieldOrders,
  listedBy: { offset: 'position' },
  present: (field, view) => presentField(field, view, 'organization_fields'),
})
