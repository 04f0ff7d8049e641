/** The name that a mistyped one was probably meant to be; undefined where none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const small = typed.toLowerCase()
  const ranked = names.map((name) => ({ name, edits: editsBetween(small, name) })).sort((a, b) => a.edits - b.edits)
  const [best] = ranked
  return best && best.edits <= (typed.length < 4 ? 1 : 2) ? best.name : undefined
}

/** How many letters must be added, dropped, replaced or swapped with their neighbour: Damerau's distance. */
function editsBetween(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= from.length; row++) {
    const next = [row]
    for (let column = 1; column <= to.length; column++) {
      const at = (up: number, back: number) => (up === 0 ? next : rows[row - up])?.[column - back] ?? 0
      const isSame = from[row - 1] === to[column - 1]
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      const swapped = isSwapped ? at(2, 2) + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min(at(1, 0) + 1, at(0, 1) + 1, at(1, 1) + (isSame ? 0 : 1), swapped))
    }
    rows.push(next)
  }
  return rows.at(-1)?.at(-1) ?? 0
}
