import type { Cast } from './cast.ts'
import { changes, others, type Row } from './condition-rows.ts'
import { typesOfOthers, typesOfTickets } from './own-values.ts'

/** An operator with a value, and for which values of the cast it holds: 1, 2 or 0, for none. */
type OwnRow = readonly [operator: string, value: string | readonly string[] | null, holds: string]

const presence: readonly OwnRow[] = [
  ['present', null, '12'],
  ['not_present', null, '0'],
]

const choice = (one: string, without: string): readonly OwnRow[] => [
  ['is', one, '1'],
  ['is', '', '0'],
  ['is_not', one, '20'],
  ['includes', [one, without], '1'],
  ['not_includes', [one, without], '20'],
  ...presence,
]

const number = (one: string, between: string): readonly OwnRow[] => [
  ['is', one, '1'],
  ['is_not', one, '20'],
  ['less_than', between, Number(one) < Number(between) ? '1' : '2'],
  ['greater_than', between, Number(one) > Number(between) ? '1' : '2'],
  ...presence,
]

const words = (whole: string, one: string, part: string): readonly OwnRow[] => [
  ['is', whole, '1'],
  ['is_not', whole, '20'],
  ['includes', `${one} spoon`, '1'],
  ['not_includes', `${one} spoon`, '20'],
  ['includes_string', part, '1'],
  ['not_includes_string', part, '20'],
  ...presence,
]

const rowsOf = (person: string): Readonly<Record<string, readonly OwnRow[]>> => ({
  checkbox: [
    ['is', 'true', '1'],
    ['is', 'false', '20'],
    ['is_not', 'true', '20'],
  ],
  date: [
    ['is', '2026-03-16', '1'],
    ['is_not', '2026-03-16', '20'],
    ['is_before', '2026-03-17', '1'],
    ['is_on_or_before', '2026-03-16', '1'],
    ['is_after', '2026-03-16', '2'],
    ['is_on_or_after', '2026-03-20', '2'],
    ['is_within_previous_n_days', '1', '1'],
    ['is_within_next_n_days', '3', '2'],
    ...presence,
  ],
  decimal: number('1.5', '0'),
  integer: number('7', '9'),
  lookup: choice(person, '1'),
  multiselect: [
    ['is', 'red', '1'],
    ['is_not', 'red', '20'],
    ['includes', ['red', 'gray'], '1'],
    ['includes', ['blue'], '12'],
    ['not_includes', ['red', 'gray'], '20'],
    ...presence,
  ],
  regexp: words('AB-12', 'ab-12', 'b-1'),
  tagger: choice('green', 'white'),
  text: words('Leaking kettle', 'kettle', 'ing ket'),
  textarea: words('Leaking\nkettle', 'kettle', 'ing'.concat('\nket')),
  partialcreditcard: words('XXXXXXXXXXXX4242', 'XXXXXXXXXXXX4242', '4242'),
})

/** The tickets that have each value: their own, their requester's, their organization's. */
const whose: Readonly<Record<'ticket' | 'requester' | 'organization', Readonly<Record<string, string>>>> = {
  ticket: { '1': 'a', '2': 'e', '0': 'frcp' },
  requester: { '1': 'ae', '2': 'fr', '0': 'cp' },
  organization: { '1': 'fr', '2': 'cp', '0': 'ae' },
}

const moved = { changed: 'e', to: 'e', from: 'e' }

/** The rows of fields of the account's own, by the names that conditions use. */
export function ownFieldRows({ ids, fields }: Pick<Cast, 'ids' | 'fields'>): Readonly<Record<string, readonly Row[]>> {
  const rows = rowsOf(String(ids.agent))
  // Of several choices, one tells.
  const told = (type: string, which: 'first' | 'second') => String([fields.meant(type, which)].flat()[0])
  const held = (type: string, of: keyof typeof whose): readonly Row[] =>
    (rows[type] ?? []).map(([operator, value, which]) => {
      const holds = Array.from(which, (one) => whose[of][one]).join('')
      return [operator, typeof value === 'string' || value === null ? value : [...value], others(others(holds))]
    })
  const ofTickets = typesOfTickets.map((type) => {
    const changed = changes(told(type, 'first'), told(type, 'second'), moved)
    return [`custom_fields_${fields.ids[type]}`, [...held(type, 'ticket'), ...changed]] as const
  })
  const ofOthers = (['requester', 'organization'] as const).flatMap((kind) =>
    typesOfOthers.map((type) => [`${kind}.custom_fields.${type}`, held(type, kind)] as const),
  )
  return Object.fromEntries([...ofTickets, ...ofOthers])
}
