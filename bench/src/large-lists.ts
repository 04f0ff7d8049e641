import { type Account, createFakedesk, defaultWorld, type Exchange } from '@fakedesk/core'
import { hold } from './hold.ts'
import { median } from './median.ts'

/** A page of 100 out of 100,000 users or organizations beside one out of 1,000: what a page costs must not hang on the account. */

const sizes = { small: 1_000, large: 100_000 } as const
const bar = 1.5
const rounds = 120

/** Each filter and sort that the lists know, in both kinds of paging, at the begin and deep in the list. */
const lists = [
  'users?page[size]=100',
  'users?page[size]=100&sort=-id',
  'users?page[size]=100&sort=name',
  'users?page[size]=100&sort=-created_at',
  'users?page[size]=100&sort=updated_at',
  'users?page[size]=100&role=end-user',
  'users?page[size]=100&role[]=agent&role[]=end-user',
  'users?per_page=100&page=1',
  'users?per_page=100&page=deep',
  'users?per_page=100&page=deep&sort_by=name',
  'users?per_page=100&page=deep&role=end-user',
  'users?per_page=100&page=deep&role[]=agent&role[]=end-user',
  'organizations?page[size]=100',
  'organizations?page[size]=100&sort=-name',
  'organizations?per_page=100&page=deep',
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
  const [customer] = account.organizations.rows
  if (!model || !customer) throw new Error('the default world has no end user or no organization')
  for (let n = account.users.size; n < count; n++) {
    const name = `Customer ${account.chance.text(6)} ${n}`
    const { login: _, ...user } = model
    account.users.insert({ ...user, id: account.ids.next(), name, email: `customer.${n}@example.com` })
    account.organizations.insert({ ...customer, id: account.ids.next(), name })
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
async function deepAddress({ fakedesk, account }: Filled, list: string): Promise<string> {
  const base = 'https://example.zendesk.com/api/v2'
  if (list.includes('page=deep')) {
    const deepest = Math.min(100, Math.floor(account.users.by('active', true).size / 100) - 1)
    return `${base}/${list.replace('deep', String(deepest))}`
  }
  let url = `${base}/${list}`
  for (let page = 0; page < 5 && list.includes('page[size]'); page++) {
    const response = await fakedesk.fetch(new Request(url, { headers: { authorization } }))
    const next: unknown = Object(Object(await response.json()).links).next
    url = typeof next === 'string' ? next : url
  }
  return url
}

const small = filled(sizes.small)
const large = filled(sizes.large)

process.stdout.write('A page of 100 out of 100,000 records, over one out of 1,000 (microseconds)\n')
for (const list of lists) {
  const urls = [await deepAddress(small, list), await deepAddress(large, list)] as const
  const times = { small: [] as number[], large: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.small.push(timeOf(small, urls[0]))
    times.large.push(timeOf(large, urls[1]))
  }
  const [fast, slow] = [median(times.small.slice(20)), median(times.large.slice(20))]
  hold(`${list.padEnd(58)} ${fast.toFixed(0).padStart(6)} ${slow.toFixed(0).padStart(6)}`, slow / fast, { atMost: bar })
}
