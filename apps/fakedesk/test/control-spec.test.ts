import { readFile } from 'node:fs/promises'
import { checkExchange } from '@fakedesk/contract'
import { createFakedesk } from '@fakedesk/core'
import { operationPlaces } from '@fakedesk/prism'
import { load as parse } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { createPages } from '../src/pages/pages.ts'
import { ServedRequests } from '../src/server/served-requests.ts'

const document = Object(parse(await readFile(new URL('../../../specs/control/openapi.yaml', import.meta.url), 'utf8')))

test('the specification and the routes name the same addresses', () => {
  const pages = createPages({
    fakedesk: createFakedesk(),
    requests: new ServedRequests(),
    token: undefined,
    onBug: () => {},
    version: '1.0.0',
  })
  const routes = pages.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/_fakedesk'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(routes.sort()).toEqual(
    operationPlaces(document)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  )
})

describe('every answer is as the specification has it', () => {
  let running: RunningFakedesk
  beforeAll(async () => {
    running = await startFakedesk()
    await fetch(`${running.url}/api/v2/users/me`)
  })
  afterAll(() => running.close())

  const control = { 'X-Fakedesk-Control': '1' }
  const sent = (body: unknown) => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  const advance = (value: unknown) => sent({ advance: value })
  const mail = (to: string) => `From: Rosa <rosa@tea.example>\nTo: ${to}\nSubject: Tea\n\nIs there any?`
  const set = (now: string) => sent({ now })
  test.each<[string, string, RequestInit, number]>([
    ['GET', '/health', {}, 200],
    ['GET', '/health', { headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403],
    ['GET', '/requests', {}, 200],
    ['DELETE', '/requests', { headers: control }, 204],
    ['DELETE', '/requests', {}, 403],
    ['POST', '/reset', { headers: control }, 204],
    ['POST', '/reset', {}, 403],
    ['POST', '/faults', sent([{ operation: 'ListTickets', latency: { from: 1, to: 2 } }]), 201],
    ['POST', '/faults', sent([{ status: 404 }]), 422],
    ['POST', '/faults', { body: '[]' }, 403],
    ['GET', '/faults', {}, 200],
    ['DELETE', '/faults', { headers: control }, 204],
    ['DELETE', '/faults', {}, 403],
    ['POST', '/clock', advance('2 hours'), 200],
    ['POST', '/clock', advance('soon'), 422],
    ['POST', '/clock', advance(1e15), 422],
    ['POST', '/clock', set('9999-01-01T00:00:00Z'), 200],
    ['POST', '/clock', set('1970-01-01T00:00:00Z'), 422],
    ['GET', '/clock', {}, 200],
    ['POST', '/snapshots', sent({ name: 'before' }), 201],
    ['POST', '/snapshots', sent({ name: 'no name' }), 422],
    ['GET', '/snapshots', {}, 200],
    ['GET', '/changes?since=before&look=shown', {}, 200],
    ['GET', '/changes?since=before&look=odd', {}, 422],
    ['GET', '/snapshots/before', {}, 200],
    ['GET', '/snapshots/none', {}, 404],
    ['PUT', '/snapshots/other', { headers: control, body: 'nonsense' }, 422],
    ['POST', '/snapshots/before/restore', { headers: control }, 204],
    ['POST', '/snapshots/none/restore', { headers: control }, 404],
    ['GET', '/changes?since=before', {}, 200],
    ['GET', '/changes?since=none', {}, 404],
    ['DELETE', '/snapshots/before', { headers: control }, 204],
    ['DELETE', '/snapshots/before', { headers: control }, 404],
    ['POST', '/inbound-mail', { headers: control, body: mail('support@example.zendesk.com') }, 201],
    ['POST', '/inbound-mail', { headers: control, body: mail('nobody@elsewhere.example') }, 422],
    ['POST', '/inbound-mail', { headers: control, body: 'nonsense' }, 422],
    ['POST', '/inbound-mail', { body: 'nonsense' }, 403],
    ['GET', '/outbox', {}, 200],
    ['GET', '/outbox?account=My_Test', {}, 404],
    ['DELETE', '/outbox', { headers: control }, 204],
    ['GET', '/clock?account=My_Test', {}, 404],
    ['POST', '/reset?account=My_Test', { headers: control }, 404],
    ['GET', '/requests?account=My_Test', {}, 404],
  ])('%s %s', async (method, path, init, status) => {
    const request = new Request(`${running.url}/_fakedesk${path}`, { ...init, method })
    const response = await fetch(request.clone())
    expect(response.status).toBe(status)
    const { operation, violations, warnings } = await checkExchange(request, response, { document, only: 'response' })
    expect({ operation, violations, warnings }).toEqual({
      operation: expect.any(String),
      violations: [],
      warnings: [],
    })
  })
})
