/** A type of field, and the two values that the cast gives to fields of it, each with the title where it is a choice. */
interface OwnValues {
  readonly first: unknown
  readonly second: unknown
  /** What a field of the type is made with. */
  readonly facts?: object
}

const choices = (...names: readonly string[]) => ({
  custom_field_options: names.map((name) => ({ name: `A ${name} one`, value: name })),
})

/** By type; `person` stands for the id of an agent, `other` for that of another one. */
export const ownValues: Readonly<Record<string, OwnValues>> = {
  checkbox: { first: true, second: false },
  date: { first: '2026-03-16', second: '2026-03-20' },
  decimal: { first: '1.5', second: '-2.25' },
  integer: { first: '7', second: '42' },
  lookup: { first: 'person', second: 'other', facts: { relationship_target_type: 'zen:user' } },
  multiselect: { first: ['red', 'blue'], second: ['blue'], facts: choices('red', 'blue', 'gray') },
  regexp: { first: 'AB-12', second: 'CD-34', facts: { regexp_for_validation: '^[A-Z]{2}-\\d+$' } },
  tagger: { first: 'green', second: 'black', facts: choices('green', 'black', 'white') },
  text: { first: 'Leaking kettle', second: 'Whistling pot' },
  textarea: { first: 'Leaking\nkettle', second: 'Whistling\npot' },
  partialcreditcard: { first: 'XXXXXXXXXXXX4242', second: 'XXXXXXXXXXXX0005' },
}

/** Tickets call drop-down lists other than users and organizations do, which have no card numbers. */
export const typesOfTickets = Object.keys(ownValues)
export const typesOfOthers = typesOfTickets.filter((type) => type !== 'partialcreditcard')
