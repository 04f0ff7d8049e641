import { expect, test } from 'vitest'
import { barsOf } from './bars.ts'
import type { Measurements } from './measure.ts'
import { scenarios } from './scenarios.ts'

test('a rate is held against each server that its scenario names', () => {
  const bars = barsOf(measured({ fakedesk: rate(8000), bare: rate(10_000), prism: rate(200) }))
  expect(bars.slice(0, 2)).toMatchObject([
    { value: 0.8, met: true },
    { value: 40, met: false },
  ])
})

test('a server that was not measured has no bars', () => {
  const bars = barsOf({ node: 60, throughput: [], starts: { fakedesk: { startup: 200, memory: 80 } } })
  expect(bars.map(({ name }) => name)).toEqual([
    'start to first answer, over node doing nothing',
    'memory after start, MB',
  ])
})

test('a slow start and much memory miss their bars', () => {
  const slow = barsOf(measured({}, { startup: 900, memory: 130 }))
  const quick = barsOf(measured({}, { startup: 170, memory: 80 }))
  expect(slow.slice(-3).map(({ met }) => met)).toEqual([false, false, false])
  expect(quick.slice(-3).map(({ met }) => met)).toEqual([true, true, true])
})

const rate = (perCpuSecond: number) => ({ perSecond: 1, perCpuSecond })

function measured(
  by: Measurements['throughput'][number]['by'],
  fakedesk: Measurements['starts']['fakedesk'] = { startup: 200, memory: 80 },
): Measurements {
  const throughput = scenarios.slice(0, 1).map((scenario) => ({ scenario, by }))
  return {
    node: 60,
    throughput,
    starts: { fakedesk, bare: { startup: 50, memory: 50 }, prism: { startup: 2000, memory: 200 } },
  }
}
