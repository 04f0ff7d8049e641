import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { SentFile } from '../../pipeline/sent-file.ts'
import { refuse } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import type { StoredUser } from './user.ts'

/** The field of a form that a picture comes in. */
export const photoField = 'user[photo][uploaded_data]'
/** Milliseconds of the account's clock until a picture is there. */
const takes = 1000

/** Pictures come from elsewhere, so they are there some time after the answer (docs: Users > Photos). */
export function fetchPhoto(account: Account, { id }: StoredUser, { remote_photo_url: address }: UserUpdate): void {
  if (address) schedule(account, takePhoto, takes, { user: id, address })
}

export const takePhoto = work<{ user: number; address: string }>({
  kind: 'take_user_photo',
  run(account, { user: id, address }) {
    const user = account.users.get(id)
    // Nothing is really fetched: the picture is told to be where the caller said.
    if (user?.active) put(account, user, { name: fileIn(address), type: 'image/png', size: 0, address })
  },
})

/** Sets the picture that a form brought. Throws `invalid` for a file that is none. */
export function setPhoto(account: Account, user: StoredUser, { name, type, bytes }: SentFile): StoredUser {
  if (!type.startsWith('image/')) refuse('Photo: must be an image', 'photo', 'InvalidFormat')
  return put(account, user, { name, type, size: bytes.length })
}

interface Picture {
  readonly name: string
  readonly type: string
  readonly size: number
  /** Where it is, unless the account keeps it. */
  readonly address?: string
}

function put(account: Account, user: StoredUser, { name, type, size, address }: Picture): StoredUser {
  const id = account.ids.next()
  const host = `https://${account.subdomain}.zendesk.com`
  const content_url = address ?? `${host}/system/photos/${id}/${encodeURIComponent(name)}`
  const photo = {
    url: `${host}/api/v2/attachments/${id}.json`,
    id,
    file_name: name,
    content_url,
    mapped_content_url: content_url,
    content_type: type,
    size,
    width: 80,
    height: 80,
    inline: false,
    deleted: false,
    thumbnails: [],
  }
  return account.users.update(user, { photo, updated_at: account.now })
}

function fileIn(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').at(-1) || 'photo'
}
