import type { TicketUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isTeamMember, theAccountItself } from '../../account/actor.ts'
import { capitalized } from '../../capitalized.ts'
import { readId } from '../../read-ids.ts'
import { createUser } from '../users/change-user.ts'
import { findUserByEmail } from '../users/find-users.ts'
import type { StoredUser } from '../users/user.ts'
import type { TicketDraft } from './ticket-draft.ts'

type Given = Pick<
  TicketUpdate,
  | 'collaborators'
  | 'collaborator_ids'
  | 'additional_collaborators'
  | 'followers'
  | 'follower_ids'
  | 'email_ccs'
  | 'email_cc_ids'
>

/** Sets who is in copy and who follows: agents among collaborators follow, everybody else is in copy. */
export function readPeople(draft: TicketDraft, given: Given): void {
  const { account, ticket } = draft
  const { tickets: settings } = account.settings
  if (given.collaborator_ids)
    setCollaborators(
      draft,
      given.collaborator_ids.map((id) => account.users.get(id)),
    )
  if (given.collaborators)
    setCollaborators(
      draft,
      given.collaborators.map((one) => collaboratorOf(account, one)),
    )
  if (given.additional_collaborators) {
    const already = ticket.collaborator_ids.map((id) => account.users.get(id))
    const added = given.additional_collaborators.map((one) => collaboratorOf(account, one))
    setCollaborators(draft, [...already, ...added])
  }
  if (settings.follower_and_email_cc_collaborations) {
    const mostCopies = settings.ticket_email_ccs_suspension_threshold
    const followers = changed(
      account,
      ticket.follower_ids,
      draft.ticket.follower_ids,
      given.follower_ids,
      given.followers,
    )
    const copied = changed(account, ticket.email_cc_ids, draft.ticket.email_cc_ids, given.email_cc_ids, given.email_ccs)
    draft.change({
      follower_ids: followers.filter((id) => isTeamMember(account.users.get(id))),
      email_cc_ids: copied.slice(0, mostCopies ?? undefined),
    })
  }
  const { follower_ids, email_cc_ids, collaborator_ids } = draft.ticket
  const all = [...new Set([...follower_ids, ...email_cc_ids])]
  if (settings.follower_and_email_cc_collaborations && !isSame(all, collaborator_ids)) {
    draft.change({ collaborator_ids: all })
  }
}

const isSame = (left: readonly number[], right: readonly number[]) =>
  left.length === right.length && left.every((id) => right.includes(id))

function setCollaborators(draft: TicketDraft, people: readonly (StoredUser | undefined)[]): void {
  const known = [...new Set(people.flatMap((user) => (user?.active ? [user] : [])))]
  const ids = (of: readonly StoredUser[]) => of.map(({ id }) => id)
  draft.change({
    collaborator_ids: ids(known),
    follower_ids: ids(known.filter((user) => isTeamMember(user))),
    email_cc_ids: ids(known.filter((user) => !isTeamMember(user))),
  })
}

/** Somebody in any of the forms that clients mix; an entry without an address is dropped without a word. */
function collaboratorOf(account: Account, entry: unknown): StoredUser | undefined {
  if (typeof entry === 'number' || (typeof entry === 'string' && /^\d+$/.test(entry))) {
    return account.users.get(readId(entry))
  }
  if (typeof entry === 'string') return personAt(account, entry)
  const { id, name, email } = Object(entry)
  const known = typeof id === 'number' ? account.users.get(id) : undefined
  return known ?? (typeof email === 'string' ? personAt(account, email, name) : undefined)
}

/** Whoever has the address, or somebody new, with a name made of it where none is given. */
export function personAt(account: Account, email: string, name?: unknown): StoredUser | undefined {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return undefined
  const given = typeof name === 'string' && name.trim() !== '' ? name : nameIn(email)
  return findUserByEmail(account, email) ?? createUser(account, theAccountItself, { name: given, email })
}

/** `jo.miller@example.com` becomes `Jo Miller`. */
function nameIn(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter((word) => word !== '')
  return words.map(capitalized).join(' ') || email
}

interface PersonChange {
  readonly user_id?: string | number
  readonly user_email?: string
  readonly user_name?: string | null
  readonly action?: 'put' | 'delete'
}

/** The list after it was replaced as a whole, and after additions and removals. */
function changed(
  account: Account,
  before: readonly number[],
  current: readonly number[],
  replaced: readonly number[] | undefined,
  changes: readonly PersonChange[] | null | undefined,
): readonly number[] {
  const ids = new Set(replaced?.filter((id) => account.users.get(id)?.active) ?? current)
  for (const { user_id, user_email, user_name, action = 'put' } of changes ?? []) {
    const user = user_id === undefined || user_id === '' ? undefined : account.users.get(readId(user_id))
    if (action === 'delete') {
      const gone = user ?? (user_email ? findUserByEmail(account, user_email) : undefined)
      if (gone) ids.delete(gone.id)
      continue
    }
    const added = user ?? (user_email ? personAt(account, user_email, user_name) : undefined)
    if (added?.active) ids.add(added.id)
  }
  const after = [...ids]
  return isSame(after, before) ? before : after
}
