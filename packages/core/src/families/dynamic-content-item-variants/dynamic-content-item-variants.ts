import { demand } from '../../account/permissions.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { readId } from '../../read-ids.ts'
import { addVariant, deleteVariant, findVariant, updateVariant } from './change-variant.ts'
import { presentVariant, type StoredVariant } from './variant.ts'
import { variantRows } from './variant-rows.ts'

export const dynamicContentItemVariantsOperations = {
  DynamicContentListVariants: (call) => variantRows(inPath(call)),
  ShowDynamicContentVariant: (call) => shown(present(call, named(call))),
  CreateDynamicContentVariant: (call) =>
    shown(present(call, addVariant(call.account, managed(call), call.body.variant))),
  CreateManyDynamicContentVariants: (call) => {
    const made = call.body.variants.map((given) => addVariant(call.account, managed(call), given))
    return asNow(call, made)
  },
  UpdateDynamicContentVariant: (call) =>
    shown(present(call, updateVariant(call.account, managed(call), named(call), call.body.variant))),
  UpdateManyDynamicContentVariants: (call) => {
    const changed = call.body.variants.map((given) =>
      updateVariant(call.account, managed(call), findVariant(managed(call), readId(given.id)), given),
    )
    return asNow(call, changed)
  },
  DeleteDynamicContentVariant: (call) => deleteVariant(call.account, managed(call), named(call)),
} satisfies Handlers<'dynamic-content-item-variants'>

type Asking = Pick<Call<'DynamicContentListVariants'>, 'account' | 'actor' | 'path' | 'origin'>

/** The item as it is now. Throws `notFound`. */
const inPath = ({ account, path }: Asking) => account.dynamicContentItems.find(path.dynamic_content_item_id)

/** The same for who may change it. Throws `forbidden`. */
function managed(call: Asking) {
  demand(call.account, call.actor, 'manage_dynamic_content')
  return inPath(call)
}

/** Throws `notFound`. */
const named = (call: Asking & Pick<Call<'ShowDynamicContentVariant'>, 'path'>) =>
  findVariant(inPath(call), call.path.dynammic_content_variant_id)

const present = ({ origin, path }: Asking, variant: StoredVariant) =>
  presentVariant(origin, path.dynamic_content_item_id, variant)

/** What a change of one of them has made of the others is told, too. */
function asNow(call: Asking, variants: readonly StoredVariant[]) {
  const item = inPath(call)
  return { variants: variants.map(({ id }) => present(call, findVariant(item, id))) }
}
