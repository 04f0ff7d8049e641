import type { Account } from '../account/account.ts'
import { notFound } from '../errors.ts'
import type { FieldKind, StoredCustomField } from './custom-field.ts'

/** Where the fields of one kind are kept. */
export function fieldsOf(account: Account, kind: FieldKind) {
  return kind === 'user' ? account.userFields : account.organizationFields
}

/** The fields that records have values of, in their order. */
export function activeFields(account: Account, kind: FieldKind) {
  return fieldsOf(account, kind).by('active', true).ordered('position')
}

/** All fields but the deleted ones. */
export function listedFields(account: Account, kind: FieldKind) {
  return fieldsOf(account, kind).by('isDeleted', false)
}

/** A field by id or key, also a deleted one by id. Throws `notFound`. */
export function anyField(account: Account, kind: FieldKind, idOrKey: string): StoredCustomField {
  const fields = fieldsOf(account, kind)
  const field = /^\d+$/.test(idOrKey) ? fields.get(Number(idOrKey)) : fields.by('key', idOrKey.toLowerCase()).first()
  if (!field) throw notFound()
  return field
}

/** A field by id or key. Throws `notFound`, for a deleted one too. */
export function findField(account: Account, kind: FieldKind, idOrKey: string): StoredCustomField {
  const field = anyField(account, kind, idOrKey)
  if (field.isDeleted) throw notFound()
  return field
}
