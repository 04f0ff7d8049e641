import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account.ts'
import type { StoredUser } from './user.ts'

/** Milliseconds of the account's clock until a picture is there. */
const takes = 1000

/** Pictures come from elsewhere, so they are there some time after the answer (docs: Users > Photos). */
export function fetchPhoto(account: Account, { id }: StoredUser, { remote_photo_url: address }: UserUpdate): void {
  if (!address) return
  account.schedule(takes, () => {
    const user = account.users.get(id)
    if (user?.active) account.users.update(user, { photo: photoAt(account, address), updated_at: account.now })
  })
}

/** Nothing is really fetched: the picture is told to be where the caller said. */
function photoAt(account: Account, address: string): StoredUser['photo'] {
  const id = account.ids.next()
  return {
    url: `https://${account.subdomain}.zendesk.com/api/v2/attachments/${id}.json`,
    id,
    file_name: address.split(/[?#]/)[0]?.split('/').at(-1) || 'photo',
    content_url: address,
    mapped_content_url: address,
    content_type: 'image/png',
    size: 0,
    width: 80,
    height: 80,
    inline: false,
    deleted: false,
    thumbnails: [],
  }
}
