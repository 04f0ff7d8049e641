import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { SentFile } from '../../pipeline/sent-file.ts'
import { refuse } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import type { StoredAttachment } from '../attachments/attachment.ts'
import { forgetAttachment } from '../attachments/forget-attachment.ts'
import { keepFile } from '../attachments/keep-file.ts'
import type { StoredUser } from './user.ts'

/** The field of a form that a picture comes in. */
export const photoField = 'user[photo][uploaded_data]'
/** Milliseconds of the account's clock until a picture from elsewhere is there. */
const takes = 1000
/** Pixels of the thumbnail's sides (recorded). */
const thumbnail = 32

/** Null removes the picture. One from elsewhere is there some time after the answer (docs: Users > Photos). */
export function changePhoto(account: Account, user: StoredUser, given: UserUpdate): void {
  const { photo, remote_photo_url: address } = given
  if (photo === null && user.photo_id !== null) put(account, user, null)
  if (address) schedule(account, takePhoto, takes, { user: user.id, address })
}

export const takePhoto = work<{ user: number; address: string }>({
  kind: 'take_user_photo',
  run(account, { user: id, address }) {
    const user = account.users.get(id)
    if (!user?.active) return
    // Nothing is really fetched: the picture is told to be where the caller said.
    const file = keepPhoto(account, { name: fileIn(address), type: 'image/png', bytes: new Uint8Array() })
    put(account, user, account.attachments.update(file, { address }))
  },
})

/** Sets the picture that a form brought. Throws `invalid` for a file that is none. */
export function setPhoto(account: Account, user: StoredUser, file: SentFile): StoredUser {
  if (!file.type.startsWith('image/')) refuse('Photo: must be an image', 'photo', 'InvalidFormat')
  return put(account, user, keepPhoto(account, file))
}

/** Forgets the picture's file, when the user no longer has it. */
export function forgetPhoto(account: Account, { photo_id }: StoredUser): void {
  const file = account.attachments.get(photo_id)
  if (file) forgetAttachment(account, file)
}

function keepPhoto(account: Account, file: Pick<SentFile, 'name' | 'type' | 'bytes'>): StoredAttachment {
  const kept = keepFile(account, file, { isOpen: true, thumbnail })
  for (const id of kept.thumbnail_ids) place(account, account.attachments.find(id))
  return place(account, kept)
}

/** Pictures of people have addresses of their own (recorded). */
function place({ attachments }: Account, file: StoredAttachment): StoredAttachment {
  return attachments.update(file, { address: `/system/photos/${file.id}/${encodeURIComponent(file.file_name)}` })
}

function put(account: Account, user: StoredUser, photo: StoredAttachment | null): StoredUser {
  forgetPhoto(account, user)
  return account.users.update(user, { photo_id: photo?.id ?? null, updated_at: account.now })
}

function fileIn(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').at(-1) || 'photo'
}
