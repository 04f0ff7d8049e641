/** What a token may do whose request names no scope. Zendesk does not say; the least is a guess. */
const unasked = 'read'

/** The scopes of a text with blanks between. */
export function readScopes(text: string | null | undefined): readonly string[] {
  const scopes = (text || unasked).split(/\s+/).filter((scope) => scope !== '')
  return [...new Set(scopes)]
}

export function isWithin(scopes: readonly string[], granted: readonly string[]): boolean {
  return scopes.every((scope) => granted.includes(scope))
}
