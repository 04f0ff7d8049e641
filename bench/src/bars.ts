import type { Measurements } from './measure.ts'

export interface Bar {
  readonly name: string
  readonly value: number
  readonly want: string
  readonly met: boolean
}

const startupShare = 1 / 4
const startsOfNode = 3
const memoryLimit = 120

/** What was measured, held against what was promised; a server that was not measured has no bars. */
export function barsOf(measurements: Measurements): readonly Bar[] {
  return [...rateBars(measurements), ...startBars(measurements)]
}

function rateBars({ throughput }: Measurements): readonly Bar[] {
  return throughput.flatMap(({ scenario, by }) =>
    scenario.bars.flatMap(({ against, atLeast }) => {
      const [own, other] = [by.fakedesk?.perCpuSecond, by[against]?.perCpuSecond]
      if (own === undefined || other === undefined) return []
      const value = own / other
      return [
        { name: `${scenario.name}, rate over that of ${against}`, value, want: `>= ${atLeast}`, met: value >= atLeast },
      ]
    }),
  )
}

function startBars({ starts: { fakedesk, prism }, node }: Measurements): readonly Bar[] {
  const bars: Bar[] = []
  if (fakedesk && prism) {
    const value = fakedesk.startup / prism.startup
    bars.push({
      name: 'start to first answer, share of prism',
      value,
      want: `< ${startupShare}`,
      met: value < startupShare,
    })
  }
  if (fakedesk) {
    const starts = fakedesk.startup / node
    bars.push({
      name: 'start to first answer, over node doing nothing',
      value: starts,
      want: `<= ${startsOfNode}`,
      met: starts <= startsOfNode,
    })
    const value = fakedesk.memory
    bars.push({ name: 'memory after start, MB', value, want: `< ${memoryLimit}`, met: value < memoryLimit })
  }
  return bars
}
