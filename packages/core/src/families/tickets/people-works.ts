import { workKind } from '../../work/work.ts'

// What becomes of tickets when people come and go is done right after, in the background, as the service does it: the
// families of people know these names only, so that tickets may know of people.

/** An agent has left a group, or all of them. */
export const releaseFromGroup = workKind<{ readonly user: number; readonly group: number | null }>('release_from_group')

/** A group is gone. */
export const releaseGroup = workKind<{ readonly group: number }>('release_group')

/** A member has left an organization, for another one or for none. */
export const releaseFromOrganization = workKind<{
  readonly user: number
  readonly organization: number
  readonly next: number | null
}>('release_from_organization')

/** An organization is gone, into another one or for good. */
export const releaseOrganization = workKind<{ readonly organization: number; readonly next: number | null }>(
  'release_organization',
)

/** A person has become another one. */
export const moveTicketsToUser = workKind<{ readonly from: number; readonly to: number }>('move_tickets_to_user')
