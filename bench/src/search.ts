import { hold } from './hold.ts'
import { comparePages, exchange, type Filled } from './pages.ts'
import { filled, live, open } from './tickets.ts'

/** Searches and views in an account of 100,000 tickets beside one of 1,000, and what the index of words takes. */

const bars = { page: 3, bytes: 1024, opening: 1.2 }
const sizes = { small: 1_000, large: 100_000 }

/** The number stands in one ticket, the other words in all of them. */
const lists = [
  'search?query=waiting "777"',
  'search?query=come "777" type:ticket',
  'search?query=subject:777 status<solved',
  'search?query=external_id:order-777',
  'search?query=description:777 requester:none',
  'search?query=created>5minutes type:ticket',
  'search?query=assignee:none type:ticket',
  'search/count?query=waiting "777"',
  'views/VIEW/tickets?page[size]=100&deep=1',
  'views/VIEW/tickets?per_page=100&page=deep',
  'views/VIEW/execute',
  'views/VIEW/count',
].map((list) => list.replaceAll(' ', '%20').replaceAll('"', '%22').replaceAll('<', '%3C').replaceAll('>', '%3E'))

async function ask({ fakedesk }: Filled, path: string): Promise<void> {
  const reply = await fakedesk.handle(exchange('GET', path))
  if (reply.status !== 200) throw new Error(`${path} was answered ${reply.status}`)
}

const anySearch = 'search?query=order'

/** Bytes that the index takes for a ticket with three comments, beside those of the ticket. */
async function heap(): Promise<void> {
  const own = await filled(0)
  for (let n = 0; n < 10_000; n++) await live(own, n)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
  await ask(own, 'search?query=zyzzyva')
  globalThis.gc?.()
  const bytes =
    (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before) / own.account.tickets.size
  hold('index of words for a ticket with three comments, bytes', bytes, { atMost: bars.bytes })
}

/** Opening tickets in an account that is searched after each hundred of them, over one that never is. */
async function opening(): Promise<void> {
  const [plain, searched] = [await filled(2_000), await filled(2_000)]
  const spent = { plain: 0, searched: 0 }
  await ask(searched, anySearch)
  for (let round = 0; round < 40; round++) {
    for (const [name, own] of [
      ['plain', plain],
      ['searched', searched],
    ] as const) {
      const start = performance.now()
      for (let n = 0; n < 100; n++) await open(own, round * 100 + n)
      // The words of the hundred are read by this; it finds nothing, so nothing else is counted.
      if (name === 'searched') await ask(own, 'search?query=zyzzyva')
      if (round >= 10) spent[name] += performance.now() - start
    }
  }
  hold('opening tickets in an account with an index of words, over one without', spent.searched / spent.plain, {
    atMost: bars.opening,
  })
}

await heap()
await opening()
const small = await filled(sizes.small)
const large = await filled(sizes.large)
process.stdout.write('A page out of 100,000 tickets, over one out of 1,000 (microseconds)\n')
const view = [...small.account.views.rows].find(({ title }) => title.includes('all_unsolved'))
await comparePages(
  small,
  large,
  lists.map((list) => list.replace('VIEW', String(view?.id))),
  bars.page,
)
