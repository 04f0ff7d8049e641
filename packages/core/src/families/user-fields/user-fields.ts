import type { CustomFieldOption } from '@fakedesk/spec'
import { createField, deleteField, updateField } from '../../custom-fields/change-field.ts'
import { presentOption, type StoredCustomField, type StoredOption } from '../../custom-fields/custom-field.ts'
import { deleteOption, findOption, saveOption } from '../../custom-fields/field-options.ts'
import { anyField, findField, listedFields } from '../../custom-fields/find-field.ts'
import { lastPosition, reorderFields } from '../../custom-fields/positions.ts'
import { type Call, type Handlers, shown, withStatus } from '../../operation.ts'
import { readIds } from '../../read-ids.ts'
import { listRows } from '../../store/rows.ts'

export const userFieldsOperations = {
  ListUserFields: ({ account }) => listedFields(account, 'user'),
  ShowManyUserFields: ({ account, query }) => {
    const named = readIds(query.keys, 'keys').flatMap((key) => [...account.userFields.by('key', key.toLowerCase())])
    return account.userFields.list(named)
  },
  ShowUserField: ({ account, path }) => anyField(account, 'user', path.user_field_id),
  CreateUserField: ({ account, body, ...view }) => {
    const field = createField(account, 'user', body.user_field)
    return shown({ ...account.userFields.show(field, view), position: body.user_field.position ?? lastPosition })
  },
  UpdateUserField: (call) => updateField(call.account, 'user', fieldIn(call), call.body.user_field),
  DeleteUserField: (call) => deleteField(call.account, 'user', fieldIn(call)),
  ReorderUserField: ({ account, body }) => reorderFields(account, 'user', body.user_field_ids),
  ListUserFieldOptions: (call) => {
    const field = fieldIn(call)
    return listRows(field.custom_field_options.map((option) => optionIn(call, field, option)))
  },
  ShowUserFieldOption: (call) => {
    const field = fieldIn(call)
    return shown(optionIn(call, field, findOption(field, call.path.user_field_option_id)))
  },
  CreateOrUpdateUserFieldOption: (call) => {
    const { field, option, isNew } = saveOption(call.account, 'user', fieldIn(call), call.body.custom_field_option)
    return withStatus(isNew ? 201 : 200, shown(optionIn(call, field, option)))
  },
  DeleteUserFieldOption: (call) => deleteOption(call.account, 'user', fieldIn(call), call.path.user_field_option_id),
} satisfies Handlers<'user-fields'>

function fieldIn({ account, path }: Pick<Call<'ShowUserField'>, 'account' | 'path'>): StoredCustomField {
  return findField(account, 'user', path.user_field_id)
}

type Asked = Pick<Call<'ShowUserFieldOption'>, 'account' | 'origin'>

/** Alone, an option tells its place and its address too. */
function optionIn({ account, origin }: Asked, field: StoredCustomField, option: StoredOption): CustomFieldOption {
  return {
    ...presentOption(option, account.language.filledIn),
    position: field.custom_field_options.findIndex(({ id }) => id === option.id),
    url: `${origin}/api/v2/user_fields/${field.id}/options/${option.id}.json`,
  }
}
