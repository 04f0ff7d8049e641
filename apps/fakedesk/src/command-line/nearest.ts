/** The name that a mistyped one was probably meant to be; undefined where none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, edits: editsBetween(typed, name) })).sort((a, b) => a.edits - b.edits)
  const [best] = ranked
  return best && best.edits <= (typed.length < 4 ? 1 : 2) ? best.name : undefined
}

/** How many letters must be added, dropped or replaced: Levenshtein's distance. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [place, letter] of [...from].entries()) {
    const next = [place + 1]
    for (const [column, wanted] of [...to].entries()) {
      const [above = 0, left = 0, corner = 0] = [row[column + 1], next[column], row[column]]
      next.push(Math.min(above + 1, left + 1, corner + (letter === wanted ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
