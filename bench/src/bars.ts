import type { Measurements } from './measure.ts'

export interface Bar {
  readonly name: string
  readonly value: number
  readonly want: string
  readonly met: boolean
}

const startupShare = 1 / 4
const memoryLimit = 120

/** What was measured, held against what was promised. */
export function barsOf({ throughput, starts }: Measurements): readonly Bar[] {
  const rates = throughput.flatMap(({ scenario, by }) =>
    scenario.bars.map(({ against, atLeast }) => {
      const value = (by.fakedesk ?? Number.NaN) / (by[against] ?? Number.NaN)
      return { name: `${scenario.name}: rate / ${against}`, value, want: `>= ${atLeast}`, met: value >= atLeast }
    }),
  )
  const share = starts.fakedesk.startup / starts.prism.startup
  const memory = starts.fakedesk.memory
  return [
    ...rates,
    { name: 'start to first answer / prism', value: share, want: `< ${startupShare}`, met: share < startupShare },
    { name: 'memory after start, MB', value: memory, want: `< ${memoryLimit}`, met: memory < memoryLimit },
  ]
}
