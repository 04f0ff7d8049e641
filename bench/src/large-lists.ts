import { type Account, createFakedesk, defaultWorld } from '@fakedesk/core'
import { comparePages } from './pages.ts'

/** A page of 100 out of 100,000 users or organizations beside one out of 1,000: what a page costs must not hang on the account. */

const bar = 1.5

/** Each filter and sort that the lists know, in both kinds of paging, at the begin and deep in the list. */
const lists = [
  'users?page[size]=100',
  'users?page[size]=100&deep=1',
  'users?page[size]=100&sort=-id',
  'users?page[size]=100&sort=name&deep=1',
  'users?page[size]=100&sort=-created_at&deep=1',
  'users?page[size]=100&sort=updated_at&deep=1',
  'users?page[size]=100&role=end-user&deep=1',
  'users?page[size]=100&role[]=agent&role[]=end-user&deep=1',
  'users?per_page=100&page=1',
  'users?per_page=100&page=deep',
  'users?per_page=100&page=deep&sort_by=name',
  'users?per_page=100&page=deep&role=end-user',
  'users?per_page=100&page=deep&role[]=agent&role[]=end-user',
  'organizations?page[size]=100&deep=1',
  'organizations?page[size]=100&sort=-name&deep=1',
  'organizations?per_page=100&page=deep',
]

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

process.stdout.write('A page of 100 out of 100,000 records, over one out of 1,000 (microseconds)\n')
await comparePages(filled(1_000), filled(100_000), lists, bar)
