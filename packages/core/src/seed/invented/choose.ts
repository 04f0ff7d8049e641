import type { Chance } from '../../account/chance.ts'

/** One of the keys, each as often as its weight says. */
export function weighted<T extends string | number>(chance: Chance, weights: readonly (readonly [T, number])[]): T {
  let left = chance.fraction() * weights.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [key, weight] of weights) {
    left -= weight
    if (left < 0) return key
  }
  // The last, where the fractions do not quite add up.
  return (weights.at(-1) as readonly [T, number])[0]
}

export const happens = (chance: Chance, probability: number) => chance.fraction() < probability

/** About so long on average: mostly shorter, seldom much longer. No function of `Math` is in it that engines round each in their way. */
export function span(chance: Chance, average: number): number {
  return average * (0.1 + 7 * chance.fraction() * chance.fraction() * chance.fraction())
}
