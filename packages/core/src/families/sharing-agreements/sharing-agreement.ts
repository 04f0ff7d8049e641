import type { SharingAgreement } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredSharingAgreement = Required<Omit<SharingAgreement, 'url'>>

export const sharingAgreements = define<StoredSharingAgreement, SharingAgreement>()({
  name: 'sharing_agreements',
  singular: 'sharing_agreement',
  indexes: {},
  present: (agreement, { origin }) => ({
    url: `${origin}/api/v2/sharing_agreements/${agreement.id}.json`,
    ...agreement,
  }),
})
