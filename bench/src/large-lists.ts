import { type Account, createFakedesk, defaultWorld, type Exchange } from '@fakedesk/core'
import { median } from './median.ts'

/** A page of 100 out of 100,000 users beside one out of 1,000: what a page costs must not hang on the account. */

const sizes = { small: 1_000, large: 100_000 } as const
const bar = 1.5
const rounds = 120

/** Each filter and sort that lists of users know, in both kinds of paging, at the begin and deep in the list. */
const searches = [
  'page[size]=100',
  'page[size]=100&sort=-id',
  'page[size]=100&sort=name',
  'page[size]=100&sort=updated_at',
  'page[size]=100&role=end-user',
  'page[size]=100&role[]=agent&role[]=end-user',
  'per_page=100&page=1',
  'per_page=100&page=deep',
  'per_page=100&page=deep&sort_by=name',
  'per_page=100&page=deep&role=end-user',
  'per_page=100&page=deep&role[]=agent&role[]=end-user',
] as const

const authorization = `Basic ${btoa('admin@example.com/token:token')}`

function filled(count: number) {
  const fakedesk = createFakedesk({
    world: (account) => {
      defaultWorld(account)
      fill(account, count)
    },
  })
  return { fakedesk, account: fakedesk.account() }
}

function fill(account: Account, count: number): void {
  const model = account.users.by('role', 'end-user').first()
  if (!model) throw new Error('the default world has no end user')
  for (let n = account.users.size; n < count; n++) {
    const name = `Customer ${account.chance.text(6)}`
    const { login: _, ...user } = model
    account.users.insert({ ...user, id: account.ids.next(), name, email: `customer.${n}@example.com` })
  }
}

type Filled = ReturnType<typeof filled>

function exchange(url: string): Exchange {
  return {
    method: 'GET',
    url,
    header: (name) => (name === 'authorization' ? authorization : undefined),
    bytes: async () => new Uint8Array(),
    request: () => new Request(url),
  }
}

/** Microseconds for the page, written anew: a commit elsewhere in the account has just made the kept one old. */
function timeOf({ fakedesk, account }: Filled, url: string): number {
  account.commit(() => {
    const [group] = account.groups.rows
    if (group) account.groups.update(group, { updated_at: account.now })
  })
  const start = performance.now()
  const reply = fakedesk.handle(exchange(url))
  const microseconds = (performance.now() - start) * 1000
  if (reply instanceof Promise || reply.status !== 200) throw new Error(`${url} was not answered`)
  return microseconds
}

/** The address of a page in the middle of the list, found by the way a client would go, or by its number. */
async function deepAddress({ fakedesk, account }: Filled, search: string): Promise<string> {
  const base = 'https://example.zendesk.com/api/v2/users'
  if (search.includes('page=deep')) {
    const deepest = Math.min(100, Math.floor(account.users.by('active', true).size / 100) - 1)
    return `${base}?${search.replace('deep', String(deepest))}`
  }
  let url = `${base}?${search}`
  for (let page = 0; page < 5 && search.startsWith('page[size]'); page++) {
    const response = await fakedesk.fetch(new Request(url, { headers: { authorization } }))
    const next: unknown = Object(Object(await response.json()).links).next
    url = typeof next === 'string' ? next : url
  }
  return url
}

const small = filled(sizes.small)
const large = filled(sizes.large)
let missed = false

process.stdout.write('A page of 100 users out of 100,000, over one out of 1,000 (microseconds)\n')
for (const search of searches) {
  const urls = [await deepAddress(small, search), await deepAddress(large, search)] as const
  const times = { small: [] as number[], large: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.small.push(timeOf(small, urls[0]))
    times.large.push(timeOf(large, urls[1]))
  }
  const [fast, slow] = [median(times.small.slice(20)), median(times.large.slice(20))]
  const ratio = slow / fast
  missed ||= ratio > bar
  process.stdout.write(
    `${search.padEnd(52)} ${fast.toFixed(0).padStart(6)} ${slow.toFixed(0).padStart(6)}  ${ratio.toFixed(2)} ${ratio > bar ? `MISSED <= ${bar}` : 'met'}\n`,
  )
}
process.exitCode = missed ? 1 : 0
