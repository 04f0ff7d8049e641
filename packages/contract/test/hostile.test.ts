import { createFakedesk, fixedClock } from '@fakedesk/core'
import { type OperationId, operationFacts } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { compileContract } from '../src/contract.ts'
import { exemplified } from './examples.ts'
import { attack, type Target } from './hostile/attack.ts'
import { type Fault, faults, weak } from './hostile/faults.ts'
import { kinds } from './hostile/values.ts'

/** Every operation of the engine is sent what nobody should send, place by place, as the specification lists them. */

/** Cases of each operation: 40 take some ten seconds; `FAKEDESK_HOSTILE_CASES=1000` nearly all there are. */
const budget = Number(process.env.FAKEDESK_HOSTILE_CASES ?? 40)
/** Another number draws other cases. */
const seed = Number(process.env.FAKEDESK_HOSTILE_SEED ?? 1)

const { document } = await compileContract()
const examples = new Map(exemplified(document).map((operation) => [operation.id, operation]))

function target(): Target {
  const fakedesk = createFakedesk({ clock: () => fixedClock('2026-03-14T09:00:00Z') })
  const operations = operationFacts().filter(({ id }) => fakedesk.answeredBy(id as OperationId) === 'engine')
  return { fakedesk, fetch: (request) => fakedesk.fetch(request), operations, examples, budget, seed }
}

test('whatever is sent, nothing breaks, and what is refused changes nothing', { timeout: 60 * 60_000 }, async () => {
  const attacked = target()
  const { findings, sent, taken } = await attack(attacked)
  expect(findings).toEqual([])
  expect(sent).toBeGreaterThanOrEqual(attacked.operations.length * Math.min(budget, 20))
  // A generator whose requests were all refused at the door would find nothing behind it.
  expect(taken.size / attacked.operations.length).toBeGreaterThan(budget < 40 ? 0.5 : 0.8)
})

/** The same against a few operations of a service with a fault planted in it. */
async function attackWith(plant: Fault['plant'], cases: number) {
  const attacked = target()
  const some = ['CreateGroup', 'ListGroups', 'CreateManyOrganizations', 'ListJobStatuses']
  const { findings } = await attack({
    ...attacked,
    fetch: plant(attacked.fetch, () => attacked.fakedesk.account()),
    operations: attacked.operations.filter(({ id }) => some.includes(id)),
    budget: cases,
    seed: 1,
  })
  return findings
}

test('an attack finds each kind of body that a service fails at', async () => {
  const findings = await attackWith(weak, 500)
  const found = kinds.filter((one) => findings.some(({ problem }) => problem.startsWith(`500 planted: ${one}`)))
  expect(found).toEqual(kinds)
})

test.each(faults.map((fault) => [fault.name, fault] as const))(
  'an attack finds a service that %s',
  async (_, { plant, problem }) => {
    const findings = await attackWith(plant, 60)
    expect(findings.filter((finding) => problem.test(finding.problem))).not.toEqual([])
  },
)
