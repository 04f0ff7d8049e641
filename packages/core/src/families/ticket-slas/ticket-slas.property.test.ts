import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slaDesk } from './testing.ts'

const target = 60
const rests: Readonly<Record<string, readonly string[]>> = {
  requester_wait_time: ['pending', 'solved'],
  agent_work_time: ['pending', 'hold', 'solved'],
}

const steps = fc.array(
  fc.record({ minutes: fc.integer({ min: 1, max: 50 }), status: fc.constantFrom('open', 'pending', 'hold', 'solved') }),
  { minLength: 1, maxLength: 8 },
)

/** By counting minute by minute: when the target is missed, if it is, and how many minutes of it are left. */
function counted(all: readonly { readonly minutes: number; readonly status: string }[], resting: readonly string[]) {
  let [now, ran, status] = [0, 0, 'new']
  let breach: number | undefined
  for (const step of all) {
    for (const end = now + step.minutes; now < end; ) {
      now++
      if (!resting.includes(status)) ran++
      if (ran === target) breach ??= now
    }
    status = step.status
  }
  return { breach, left: target - ran, status }
}

test('whatever statuses a ticket goes through, what counts is the time in which its clocks run', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const desk = slaDesk()
      await desk.promise(Object.keys(rests), target)
      const id = await desk.open()
      for (const { minutes, status } of all) {
        await desk.later(minutes)
        expect((await desk.change(id, { status })).status).toBe(200)
      }
      for (const [metric, resting] of Object.entries(rests)) {
        const { breach, left, status } = counted(all, resting)
        const breaches = (await desk.story(id, metric)).filter((told) => told.startsWith('breach'))
        expect([metric, breaches]).toEqual([metric, breach === undefined ? [] : [`breach 1 at ${breach}`]])
        const stage = status === 'solved' ? 'achieved' : resting.includes(status) ? 'paused' : 'active'
        const now = all.reduce((sum, { minutes }) => sum + minutes, 0)
        const wanted = stage === 'active' && breach === undefined ? { breach_at: desk.at(now + left) } : {}
        expect(await desk.sla(id, metric)).toMatchObject({ stage, ...wanted })
      }
    }),
    { numRuns: 25 },
  )
})
