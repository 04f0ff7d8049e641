import type { Account } from '../../account/account.ts'
import { originOf } from '../../placeholders/comments.ts'
import { photoOf, type StoredUser } from '../users/user.ts'
import { changed, fieldChanges, tagsChange } from './changes-told.ts'
import { type Told, tellSubscribers } from './tell-subscribers.ts'

/** Tells of a person who was made, changed or deleted (docs: Webhook event types > User events). */
export function tellOfUser(account: Account, before: StoredUser | undefined, after: StoredUser | undefined): void {
  if (!after) return
  const all = before ? changesTold(account, before, after) : [{ name: 'created', event: {} }]
  for (const { name, event } of all) tellUserEvent(account, after, name, event)
}

function changesTold(account: Account, before: StoredUser, after: StoredUser): readonly Told[] {
  // Of what was erased nothing is told.
  if (after.permanently_deleted) return []
  const tags = tagsChange(before.tags, after.tags)
  return [
    ...properties.flatMap(([name, told]) => changed(name, told(before), told(after))),
    ...fieldChanges(account, 'user', before.user_fields, after.user_fields).map((event) => ({
      name: 'custom_field_changed',
      event,
    })),
    ...(tags ? [{ name: 'tags_changed', event: tags }] : []),
    ...(before.password === after.password ? [] : [{ name: 'password_changed', event: {} }]),
    ...(before.photo_id === after.photo_id ? [] : [photoTold(account, before, after)]),
    ...(before.active && !after.active ? [{ name: 'deleted', event: {} }] : []),
  ]
}

/** The file of a former picture goes with it, and its address too. */
function photoTold(account: Account, before: StoredUser, after: StoredUser): Told {
  const view = { origin: originOf(account), context: account }
  const addressOf = (user: StoredUser) => photoOf(user, view)?.content_url ?? ''
  return { name: 'photo_changed', event: { current: addressOf(after), previous: addressOf(before) } }
}

/** Of somebody who is known. */
export function tellUserEvent(account: Account, user: StoredUser | undefined, name: string, event: object): void {
  if (!user) return
  tellSubscribers(account, { kind: 'user', id: user.id, name, event, detail: () => userDetail(user) })
}

/** Ids are texts, "0" for none; other texts are empty where there is none. */
const idTold = (id: number | null) => String(id ?? 0)

/** The properties whose new and old values are told, by the events that tell of them. */
const properties: readonly (readonly [name: string, told: (user: StoredUser) => string | boolean | null])[] = [
  ['active_changed', ({ active }) => active],
  ['alias_changed', ({ alias }) => alias ?? ''],
  ['custom_role_changed', ({ custom_role_id }) => idTold(custom_role_id)],
  ['default_group_changed', ({ default_group_id }) => idTold(default_group_id)],
  ['details_changed', ({ details }) => details ?? ''],
  ['external_id_changed', ({ external_id }) => external_id ?? ''],
  ['last_login_changed', ({ last_login_at }) => last_login_at ?? ''],
  ['name_changed', ({ name }) => name],
  ['notes_changed', ({ notes }) => notes ?? ''],
  ['only_private_comments_changed', ({ only_private_comments }) => only_private_comments],
  ['role_changed', ({ role }) => role],
  ['suspended_changed', ({ suspended }) => suspended],
  ['time_zone_changed', ({ time_zone }) => time_zone ?? ''],
]

function userDetail(user: StoredUser): object {
  return {
    created_at: user.created_at,
    default_group_id: idTold(user.default_group_id),
    email: user.email ?? '',
    external_id: user.external_id ?? '',
    id: String(user.id),
    organization_id: idTold(user.organization_id),
    role: user.role,
    updated_at: user.updated_at,
  }
}
