import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { ianaTimeZone, timeZoneOf } from '../../account/time-zones.ts'
import { readFieldValues } from '../../custom-fields/custom-field-values.ts'
import { refuse } from '../../validation.ts'
import { normalTags } from '../tags/normal-tags.ts'
import { readLocale } from './read-locale.ts'
import type { StoredUser } from './user.ts'

/** Reads one property of a body; what it gives takes the place of what the user had. */
type Reader = (account: Account, given: UserUpdate, before: StoredUser | undefined) => Partial<StoredUser>

/** By the property that must be named for it to be read. */
const readers: Partial<Readonly<Record<keyof UserUpdate, Reader>>> = {
  name: (_, { name = '' }) => ({ name: name.trim() }),
  // Null reads back as no text (recorded).
  alias: (_, { alias }) => ({ alias: alias ?? '' }),
  signature: (_, { signature = null }) => ({ signature }),
  details: (_, { details = null }) => ({ details }),
  notes: (_, { notes = null }) => ({ notes }),
  external_id: (_, { external_id }) => ({ external_id: external_id || null }),
  only_private_comments: (_, { only_private_comments }) => ({ only_private_comments: only_private_comments ?? false }),
  suspended: (_, { suspended }) => ({ suspended: suspended ?? false }),
  locale: readLocale,
  locale_id: readLocale,
  time_zone: readTimeZone,
  // Without user tagging, writing tags has no effect (docs: Users).
  tags: ({ settings }, { tags }) => (settings.user.tagging ? { tags: normalTags(tags) } : {}),
  user_fields: (account, { user_fields }, before) => ({
    user_fields: readFieldValues(account, 'user', user_fields, before?.user_fields),
  }),
}

/** The properties that the body names, in the form in which they are kept. Throws `invalid`. */
export function readUserChanges(account: Account, given: UserUpdate, before?: StoredUser): Partial<StoredUser> {
  const changes = Object.entries(readers).map(([name, read]) =>
    name in given ? read(account, given, before) : undefined,
  )
  return Object.assign({}, ...changes)
}

/** Zendesk's names are those of Rails; the IANA name of a zone does as well. */
function readTimeZone({ settings }: Account, { time_zone }: UserUpdate): Partial<StoredUser> {
  const zone = time_zone || settings.time_zone
  const iana = ianaTimeZone(zone)
  if (iana) return { time_zone: zone, iana_time_zone: iana }
  const name = timeZoneOf(zone)
  if (!name) refuse('Time zone: is not included in the list', 'time_zone', 'InvalidValue')
  return { time_zone: name, iana_time_zone: zone }
}
