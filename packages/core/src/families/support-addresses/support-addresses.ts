import { demand } from '../../account/permissions.ts'
import type { Call, Handlers } from '../../operation.ts'
import { addAddress, changeAddress, removeAddress } from './change-address.ts'
import { verifyAddress } from './verify-address.ts'

export const supportAddressesOperations = {
  ListSupportAddresses: ({ account }) => account.supportAddresses.rows,
  ShowSupportAddress: ({ account, path }) => account.supportAddresses.find(path.support_address_id),
  CreateSupportAddress: ({ account, actor, body }) => {
    demand(account, actor, 'manage_extensions_and_channels')
    return addAddress(account, body.recipient_address)
  },
  UpdateSupportAddress: (call) => changeAddress(call.account, toChange(call), call.body.recipient_address),
  DeleteRecipientAddress: (call) => removeAddress(call.account, toChange(call)),
  VerifySupportAddressForwarding: (call) =>
    verifyAddress(call.account, toChange(call), call.body?.type ?? 'forwarding'),
} satisfies Handlers<'support-addresses'>

function toChange({ account, actor, path }: Pick<Call<'ShowSupportAddress'>, 'account' | 'actor' | 'path'>) {
  demand(account, actor, 'manage_extensions_and_channels')
  return account.supportAddresses.find(path.support_address_id)
}
