import type { Handlers } from '../../operation.ts'
import { decideAgreement, proposeAgreement } from './change-agreement.ts'

export const sharingAgreementsOperations = {
  ListSharingAgreements: ({ account }) => account.sharingAgreements.rows,
  ShowSharingAgreement: ({ account, path }) => account.sharingAgreements.find(path.sharing_agreement_id),
  CreateSharingAgreement: ({ account, body }) => proposeAgreement(account, body.sharing_agreement),
  UpdateSharingAgreement: ({ account, path, body }) =>
    decideAgreement(account, account.sharingAgreements.find(path.sharing_agreement_id), body.sharing_agreement),
  DeleteSharingAgreement: ({ account, path }) =>
    account.sharingAgreements.delete(account.sharingAgreements.find(path.sharing_agreement_id)),
} satisfies Handlers<'sharing-agreements'>
