import { hold } from './hold.ts'
import { median } from './median.ts'
import { comparePages, type Filled } from './pages.ts'
import { change, filled, live, open } from './tickets.ts'

/** Tickets in an account that has 100,000 of them beside one that has 1,000: pages, writes, and what one takes of the heap. */

/** Up to ten thousand texts of records are kept as well, which go into each measure by some hundred bytes a ticket. */
const bars = { page: 1.2, write: 1.2, bytes: 4352, bytesWithMails: 8192 }
const sizes = { small: 1_000, large: 100_000 }
/** Each filter and sort that the lists know, in both kinds of paging; USER, AGENT, GROUP, ORG and TICKET are filled in. */
const lists = [
  'tickets?page[size]=100',
  'tickets?page[size]=100&deep=1',
  'tickets?page[size]=100&sort=-updated_at&deep=1',
  'tickets?per_page=100&page=deep',
  'tickets?per_page=100&page=deep&sort_by=status',
  'tickets?page[size]=100&include=users,groups,organizations,metric_sets,dates,comment_count,last_audits&deep=1',
  'tickets?external_id=order-7',
  'tickets/recent',
  'users/USER/tickets/requested?page[size]=100&deep=1',
  'users/USER/tickets/requested?per_page=100&page=deep&sort_by=updated_at',
  'users/USER/tickets/ccd?page[size]=100',
  'users/AGENT/tickets/assigned?page[size]=100&deep=1',
  'organizations/ORG/tickets?page[size]=100&deep=1',
  'problems?page[size]=100',
  'tickets/TICKET/incidents',
  'tickets/TICKET/comments',
  'tickets/TICKET/audits',
  'ticket_audits?limit=100',
  'ticket_metrics?page[size]=100&deep=1',
  'incremental/tickets/cursor?start_time=0&per_page=100',
  'incremental/tickets?start_time=0&per_page=100',
  'incremental/ticket_events?start_time=0&include=comment_events',
  'incremental/ticket_metric_events?start_time=0',
]

/** What a ticket takes by itself, and with what the triggers of a new account send of it: six mails, which audits tell. */
async function heap(): Promise<void> {
  const silent = await filled(500)
  silent.account.commit(() =>
    silent.account.triggers.updateEach([...silent.account.triggers.rows], () => ({ active: false })),
  )
  const what = 'heap for a ticket with three comments and four audits, bytes'
  hold(what, await heapOfOne(silent), { atMost: bars.bytes })
  hold(`${what}, six mails`, await heapOfOne(await filled(500)), { atMost: bars.bytesWithMails })
}

async function heapOfOne(own: Filled): Promise<number> {
  // What is compiled and kept on the way is no ticket's.
  for (let n = 0; n < 1_000; n++) await live(own, n)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const already = own.account.tickets.size
  for (let n = 0; n < 10_000; n++) await live(own, n)
  globalThis.gc?.()
  return (process.memoryUsage().heapUsed - before) / (own.account.tickets.size - already)
}

async function writes(small: Filled, large: Filled): Promise<void> {
  const times = {
    opening: { small: [] as number[], large: [] as number[] },
    change: { small: [] as number[], large: [] as number[] },
  }
  for (let n = 0; n < 2_000; n++) {
    for (const [size, own] of [
      ['small', small],
      ['large', large],
    ] as const) {
      const start = performance.now()
      const id = await open(own, n)
      const opened = performance.now()
      await change(own, id, { status: 'solved', comment: { body: 'It has come.' } })
      if (n < 500) continue
      times.opening[size].push((opened - start) * 1000)
      times.change[size].push((performance.now() - opened) * 1000)
    }
  }
  for (const [what, { small, large }] of Object.entries(times)) {
    const [fast, slow] = [median(small), median(large)]
    const told = `${what} of a ticket (${fast.toFixed(0)} us of 1,000, ${slow.toFixed(0)} us of 100,000)`
    hold(told, slow / fast, { atMost: bars.write })
  }
}

await heap()
const small = await filled(sizes.small)
const large = await filled(sizes.large)
const account = small.account
const fill = (list: string) =>
  list
    .replace('USER', String(account.users.by('role', 'end-user').first()?.id))
    .replace('AGENT', String(account.users.by('role', 'agent').first()?.id))
    .replace('ORG', String(account.organizations.rows.slice(0, 1)[0]?.id))
    .replace('TICKET', '500')
process.stdout.write('A page of 100 out of 100,000 tickets, over one out of 1,000 (microseconds)\n')
await comparePages(small, large, lists.map(fill), bars.page)
await writes(small, large)
