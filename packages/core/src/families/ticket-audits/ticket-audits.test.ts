import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

/** Five tickets, two of them of one second. */
async function history() {
  const desk = testDesk()
  const { call, account } = desk
  for (const wait of [1000, 1000, 0, 1000, 1000]) {
    account.clock.advance(wait)
    await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'a' } } })
  }
  const all = Array.from(account.audits.rows.ordered('created_at'), ({ id }) => id)
  const page = async (path: string) => {
    const { body } = await call('admin', 'GET', path)
    return { ...body, ids: body.audits.map(({ id }: { id: number }) => id) }
  }
  return { ...desk, all, page }
}

test('the audits of the account are walked backwards in the older form, until a page is empty', async () => {
  const { all, page } = await history()
  const seen: number[] = []
  let path: string | null = '/ticket_audits?limit=3&sort_by=created_at&sort_order=desc'
  for (let pages = 0; path !== null && pages <= all.length; pages++) {
    const { ids, before_url, meta } = await page(path)
    expect(meta).toBeUndefined()
    seen.push(...ids)
    path = before_url
  }
  expect(path).toBeNull()
  expect(seen).toEqual(all.toReversed())
})

test('the older form leads forth from the oldest, and to what comes later', async () => {
  const { all, page, call } = await history()
  const first = await page('/ticket_audits?limit=2')
  expect(first.ids).toEqual(all.slice(0, 2))
  expect((await page(first.after_url)).ids).toEqual(all.slice(2, 4))
  const latest = await page('/ticket_audits?sort_order=desc&limit=1')
  expect((await page(latest.after_url)).ids).toEqual([])
  await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'Late' } } })
  expect((await page(latest.after_url)).ids).toHaveLength(1)
  expect(Object.keys(first)).not.toContain('links')
})

test('the newer form comes unasked, and a cursor of neither form is refused', async () => {
  const { page, call, all } = await history()
  const { meta, ids } = await page('/ticket_audits')
  expect([meta.has_more, ids[0]]).toEqual([all.length > 100, all[0]])
  expect((await page('/ticket_audits?page[size]=1&sort_order=desc')).ids).toEqual(all.slice(0, 1))
  for (const query of ['cursor=nonsense', 'limit=0', 'limit=many']) {
    expect((await call('admin', 'GET', `/ticket_audits?${query}`)).status).toBe(400)
  }
})

test('audits of a ticket are narrowed to those with events of some kinds', async () => {
  const { call, page } = await history()
  const { ticket } = (await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'a' } } })).body
  await call('admin', 'PUT', `/tickets/${ticket.id}`, { ticket: { priority: 'high' } })
  await call('admin', 'PUT', `/tickets/${ticket.id}`, { ticket: { comment: { body: 'b' } } })
  const path = `/tickets/${ticket.id}/audits`
  const [first, second, third] = (await page(path)).ids
  expect((await page(`${path}?filter_events=Comment`)).ids).toEqual([first, third])
  expect((await page(`${path}?filter_events=Change`)).ids).toEqual([second])
  expect((await page(`${path}?filter_events=Change,Comment&page[size]=2`)).ids).toEqual([first, second])
  expect((await page(`${path}?filter_events=Push`)).ids).toEqual([])
})
