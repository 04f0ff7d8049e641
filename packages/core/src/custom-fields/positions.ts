import type { Account } from '../account/account.ts'
import type { FieldKind, StoredCustomField } from './custom-field.ts'
import { fieldsOf, listedFields } from './find-field.ts'

/** What the answer to a creation tells of a field that was put last (recorded). Lists count up from 0. */
export const lastPosition = 9999

/** Puts the named fields first, in their order; the others follow in theirs. */
export function reorderFields(account: Account, kind: FieldKind, ids: readonly number[]): void {
  const rankOf = (id: number) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  const fields = [...listedFields(account, kind).ordered('position')]
  fields
    .toSorted((a, b) => rankOf(a.id) - rankOf(b.id))
    .forEach((field, position) => {
      if (field.position !== position) fieldsOf(account, kind).update(field, { position })
    })
}

/** The place that is asked for, or the last one. Whoever stands there makes room. */
export function makeRoom(
  account: Account,
  kind: FieldKind,
  wanted: number | null | undefined,
  moving?: StoredCustomField,
): number {
  const others = [...listedFields(account, kind)].filter(({ id }) => id !== moving?.id)
  if (wanted == null) return Math.max(-1, ...others.map(({ position }) => position)) + 1
  const without = others.map((field) => ({ field, place: moving ? placeWithout(field, moving) : field.position }))
  const isHeld = without.some(({ place }) => place === wanted)
  for (const { field, place } of without) move(account, kind, field, isHeld && place >= wanted ? place + 1 : place)
  return wanted
}

/** Moves up those behind a field that is gone. */
export function closeGap(account: Account, kind: FieldKind, gone: StoredCustomField): void {
  for (const field of [...listedFields(account, kind)]) move(account, kind, field, placeWithout(field, gone))
}

const placeWithout = ({ position }: StoredCustomField, other: StoredCustomField) =>
  position > other.position ? position - 1 : position

function move(account: Account, kind: FieldKind, field: StoredCustomField, position: number): void {
  if (field.position !== position) fieldsOf(account, kind).update(field, { position })
}
