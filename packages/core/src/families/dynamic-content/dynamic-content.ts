import { demand } from '../../account/permissions.ts'
import type { Call, Handlers } from '../../operation.ts'
import { readIds } from '../../read-ids.ts'
import { createItem, updateItem } from './change-item.ts'
import { keyIn } from './dynamic-content-item.ts'

export const dynamicContentOperations = {
  ListDynamicContents: ({ account }) => account.dynamicContentItems.rows,
  ShowManyDynamicContents: ({ account, query }) => {
    const { dynamicContentItems } = account
    const items = readIds(query.identifiers).flatMap((one) => dynamicContentItems.by('key', keyIn(one)).first() ?? [])
    return dynamicContentItems.list([...new Set(items)])
  },
  ShowDynamicContentItem: (call) => inPath(call),
  CreateDynamicContent: (call) => {
    demandManage(call)
    return createItem(call.account, call.body.item)
  },
  UpdateDynamicContentItem: (call) => {
    demandManage(call)
    return updateItem(call.account, inPath(call), call.body.item)
  },
  DeleteDynamicContentItem: (call) => {
    demandManage(call)
    call.account.dynamicContentItems.delete(inPath(call))
  },
} satisfies Handlers<'dynamic-content'>

type Asking = Pick<Call<'ShowDynamicContentItem'>, 'account' | 'actor' | 'path'>

/** Throws `notFound`. */
const inPath = ({ account, path }: Pick<Asking, 'account' | 'path'>) =>
  account.dynamicContentItems.find(path.dynamic_content_item_id)

/** Throws `forbidden`. */
const demandManage = ({ account, actor }: Pick<Asking, 'account' | 'actor'>) =>
  demand(account, actor, 'manage_dynamic_content')
