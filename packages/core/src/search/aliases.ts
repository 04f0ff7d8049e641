/** Names of properties that clients use in place of keys; the first one is recorded. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['created_at', 'created'],
  ['updated_at', 'updated'],
  ['organization_id', 'organization'],
  ['group_id', 'group'],
  ['assignee_id', 'assignee'],
  ['requester_id', 'requester'],
  ['submitter_id', 'submitter'],
  ['brand_id', 'brand'],
  ['ticket_form_id', 'form'],
  ['solved_at', 'solved'],
  ['due_at', 'due_date'],
])

/** What the kind of record calls the key. */
export function nameOf({ fields }: { readonly fields: Readonly<Record<string, unknown>> }, key: string): string {
  const alias = aliases.get(key)
  return alias !== undefined && !Object.hasOwn(fields, key) && Object.hasOwn(fields, alias) ? alias : key
}
