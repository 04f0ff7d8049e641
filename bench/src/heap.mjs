import { createFakedesk } from '@fakedesk/core'

const auth = `Basic ${btoa('admin@example.com/token:token')}`
const f = createFakedesk()
const H = { authorization: auth, 'content-type': 'application/json' }
const ex = (method, path, body) => {
  const text = body === undefined ? '' : JSON.stringify(body)
  return {
    method,
    url: `https://example.zendesk.com/api/v2/${path}`,
    header: (n) => H[n],
    bytes: async () => new TextEncoder().encode(text),
    request: () => new Request('x'),
  }
}
const a = f.account()
const users = [...a.users.by('role', 'end-user')]
async function call(m, p, b) {
  const r = await f.handle(ex(m, p, b))
  if (r.status >= 300) throw new Error(r.status + r.body)
  return r.body ? JSON.parse(typeof r.body === 'string' ? r.body : new TextDecoder().decode(r.body)) : null
}
async function one(n) {
  const { ticket } = await call('POST', 'tickets', {
    ticket: {
      subject: `My order ${n} has not come`,
      comment: { body: `Hello, I have been waiting for order ${n} for a week. Where is it?` },
      requester_id: users[n % users.length].id,
      priority: 'normal',
      tags: ['order', 'late'],
    },
  })
  await call('PUT', `tickets/${ticket.id}`, {
    ticket: {
      status: 'pending',
      comment: { body: `Hi, we looked into order ${n}, it left our house on Monday.`, public: true },
    },
  })
  await call('PUT', `tickets/${ticket.id}`, {
    ticket: { status: 'open', comment: { body: `Note ${n}: ask the carrier`, public: false } },
  })
  await call('PUT', `tickets/${ticket.id}`, { ticket: { status: 'solved' } })
}
const N = +process.argv[2] || 4000
for (let i = 0; i < 500; i++) await one(i)
gc()
gc()
const b = process.memoryUsage().heapUsed
const t = performance.now()
for (let i = 500; i < 500 + N; i++) await one(i)
const el = performance.now() - t
gc()
gc()
console.log(((process.memoryUsage().heapUsed - b) / N).toFixed(0), 'bytes a ticket', (el / N).toFixed(2), 'ms')
if (process.argv[3]) {
  const { writeHeapSnapshot } = await import('node:v8')
  writeHeapSnapshot('/tmp/heap.heapsnapshot')
}
for (const k of ['tickets', 'audits', 'ticketMetrics', 'ticketMetricEvents', 'activities', 'scheduledWork'])
  if (a[k]) console.log(k, a[k].size)
