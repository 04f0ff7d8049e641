import { checkExchange } from '@fakedesk/contract'
import { createFakedesk } from '@fakedesk/core'
import { type OperationId, operationFacts } from '@fakedesk/spec'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { admin, bodyOf } from './credentials.ts'

/** Some operation that the engine does not answer yet, whichever these are by now. */
function unbuilt(method: string) {
  const { answeredBy } = createFakedesk()
  return operationFacts().find(
    (facts) => facts.method === method && facts.status !== 204 && answeredBy(facts.id as OperationId) === 'stand-in',
  )
}

describe('an operation without a handler', () => {
  let running: RunningFakedesk
  beforeAll(async () => {
    running = await startFakedesk()
  })
  afterAll(() => running.close())

  const read = unbuilt('GET')
  test.runIf(read)('is answered from the specification, and says so', async () => {
    const request = new Request(running.url + addressOf(read?.path ?? ''), { headers: admin })
    const response = await fetch(request)
    expect(response.status).toBe(read?.status)
    expect(response.headers.get('X-Fakedesk-Answered-By')).toBe('stand-in')
    expect((await checkExchange(request, response, { only: 'response' })).violations).toEqual([])
  })

  test.runIf(read)('still needs credentials', async () => {
    const response = await fetch(running.url + addressOf(read?.path ?? ''))
    expect([response.status, response.headers.get('X-Fakedesk-Answered-By')]).toEqual([401, null])
  })

  test.runIf(read)('is marked in the list of requests', async () => {
    await fetch(running.url + addressOf(read?.path ?? ''), { headers: admin })
    const { requests } = await bodyOf<{ requests: unknown[] }>(await fetch(`${running.url}/_fakedesk/requests`))
    expect(requests.at(-1)).toMatchObject({ operation: read?.id, answered_by: 'stand-in' })
  })
})

function addressOf(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '7')
}
