/** Tags as they are kept: lower case, without blanks, each once, in the caller's order. */
export function normalTags(given: readonly string[] | null | undefined): string[] {
  return [...new Set((given ?? []).flatMap((tag) => tag.toLowerCase().split(/\s+/)))].filter((tag) => tag !== '')
}
