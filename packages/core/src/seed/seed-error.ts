/** Something that a seed may not say. */
export interface SeedProblem {
  /** Where: `['users', 0, 'email']`. */
  readonly path: readonly (string | number)[]
  /** What is wrong and what to do, in a line. */
  readonly message: string
}

/** Lines of the message; a seed of a hundred thousand users can be wrong as often. */
const mostLines = 50

/** A seed that does not hold, with all that is wrong. Nothing of it was put in. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
  readonly problems: readonly SeedProblem[]

  constructor(problems: readonly SeedProblem[]) {
    super(seedMessage(problems))
    this.problems = problems
  }
}

/** A line for each problem: `users[0].email: …`. `placeOf` tells where it is written, to begin the line with. */
export function seedMessage(problems: readonly SeedProblem[], placeOf?: (path: SeedProblem['path']) => string): string {
  const lines = problems.slice(0, mostLines).map(({ path, message }) => {
    const parts = [placeOf?.(path), nameOf(path), message].filter((part) => part)
    return parts.join(': ')
  })
  const more = problems.length - lines.length
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n')
}

function nameOf(path: SeedProblem['path']): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
