/** Zendesk's own names of the types that can be required; an assignee is seen to where tickets are solved. */
export const typeNames: ReadonlyMap<string, string> = new Map([
  ['text', 'FieldText'],
  ['textarea', 'FieldTextarea'],
  ['checkbox', 'FieldCheckbox'],
  ['date', 'FieldDate'],
  ['integer', 'FieldInteger'],
  ['decimal', 'FieldDecimal'],
  ['regexp', 'FieldRegexp'],
  ['tagger', 'FieldTagger'],
  ['multiselect', 'FieldMultiselect'],
  ['partialcreditcard', 'FieldPartialCreditCard'],
  ['lookup', 'FieldLookup'],
  ['tickettype', 'FieldTicketType'],
  ['priority', 'FieldPriority'],
  ['group', 'FieldGroup'],
])
