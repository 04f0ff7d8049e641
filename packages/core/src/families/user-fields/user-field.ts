import type { CustomField } from '@fakedesk/spec'
import { fieldIndexes, fieldOrders, presentField, type StoredCustomField } from '../../custom-fields/custom-field.ts'
import { define } from '../../store/definition.ts'

export const userFields = define<StoredCustomField, CustomField>()({
  name: 'user_fields',
  singular: 'user_field',
  indexes: fieldIndexes,
  orders: fieldOrders,
  listedBy: { offset: 'position' },
  present: (field, view) => presentField(field, view, 'user_fields'),
})
