import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { Validation } from '../../validation.ts'
import { problemWith } from '../user-identities/problem-with-address.ts'
import { findUserByExternalId } from './find-users.ts'
import type { StoredUser } from './user.ts'

/** Throws `invalid` with all that is wrong with the properties that a body names. */
export function validateUser(account: Account, given: UserUpdate, self?: StoredUser): void {
  const validation = new Validation()
  if (!self || given.name !== undefined) validateName(validation, given.name)
  if (given.email) {
    const problem = problemWith(account, 'email', given.email, 'Email', self?.id)
    if (problem) validation.add('email', problem)
  }
  if (given.external_id) {
    const owner = findUserByExternalId(account, given.external_id)
    validation.unshared('external_id', owner !== undefined && owner.id !== self?.id, 'External')
  }
  validateRelated(validation, account, given)
  if (self?.is_owner) validateOwner(validation, given)
  validation.check()
}

function validateName(validation: Validation, name: string | null | undefined): void {
  if (name?.trim()) return
  validation.add('name', { description: 'Name: is too short (minimum is 1 characters)', error: 'TooShort' })
}

function validateRelated(validation: Validation, account: Account, given: UserUpdate): void {
  const organizations = [given.organization_id, ...(given.organization_ids ?? [])]
  const groups = [given.group_id, given.default_group_id, ...(given.group_ids ?? [])]
  if (organizations.some((id) => id != null && isMissing(account.organizations.get(id)))) {
    validation.add('organization', { description: 'Organization: is invalid', error: 'InvalidValue' })
  }
  if (groups.some((id) => id != null && isMissing(account.groups.get(id)))) {
    validation.add('group', { description: 'Group: is invalid', error: 'InvalidValue' })
  }
}

/** Deleted organizations have a date of it, deleted groups a flag. */
function isMissing(record: object | undefined): boolean {
  const { deleted, deleted_at }: { deleted?: unknown; deleted_at?: unknown } = Object(record)
  return record === undefined || deleted === true || deleted_at !== undefined
}

function validateOwner(validation: Validation, { role, suspended }: UserUpdate): void {
  if (role !== undefined && role !== 'admin') {
    validation.add('role', { description: 'Role: the account owner has to be an administrator', error: 'InvalidValue' })
  }
  if (suspended) {
    validation.add('suspended', {
      description: 'Suspended: the account owner cannot be suspended',
      error: 'InvalidValue',
    })
  }
}
