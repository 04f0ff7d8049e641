import type { Case } from './cases.ts'

/** So many of the cases, each kind alike as far as it has any, drawn by the seed. */
export function sample(cases: readonly Case[], budget: number, seed: string): readonly Case[] {
  const random = randomOf(seed)
  const piles = [...Map.groupBy(shuffled(cases, random), ({ kind }) => kind).values()]
  const drawn: Case[] = []
  for (let round = 0; drawn.length < budget && piles.some((pile) => round < pile.length); round++) {
    for (const pile of piles) {
      const next = pile[round]
      if (next && drawn.length < budget) drawn.push(next)
    }
  }
  return drawn
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item)
}

/** Numbers from 0 to 1 that the text determines: Mulberry32. */
function randomOf(text: string): () => number {
  let state = [...text].reduce((sum, character) => Math.imul(sum, 31) + (character.codePointAt(0) ?? 0), 7)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
