import { isObject } from './json.ts'

/** Where the page after this one is; undefined at the end. `address` is where this page came from. */
export function nextAddress(page: unknown, address: URL): URL | undefined {
  if (!isObject(page)) return undefined
  const link = isObject(page.meta) ? cursorLink(page, page.meta, address) : offsetLink(page)
  const next = typeof link === 'string' ? new URL(link, address) : undefined
  // The same address would give the same page for ever.
  return next?.href === address.href ? undefined : next
}

/** Exports link to the next run even at their end, which `end_of_stream` tells, or in some a page that counts nothing. */
function offsetLink(page: Page): unknown {
  if (page.end_of_stream === true || page.count === 0) return undefined
  return page.end_of_stream === false ? (page.after_url ?? page.next_page) : page.next_page
}

/** The last page has links too, and the last of some lists has none: only `has_more` tells whether more follows. */
function cursorLink({ links }: Page, meta: Page, address: URL): unknown {
  if (meta.has_more !== true) return undefined
  const isBackwards = address.searchParams.has('page[before]')
  const link = isObject(links) ? links[isBackwards ? 'prev' : 'next'] : undefined
  if (typeof link === 'string') return link
  const cursor = meta[isBackwards ? 'before_cursor' : 'after_cursor']
  if (typeof cursor !== 'string') {
    throw new Error(`${address} says that more follows, but gives neither a link nor a cursor to get there.`)
  }
  const next = new URL(address)
  next.searchParams.set(isBackwards ? 'page[before]' : 'page[after]', cursor)
  return next.href
}

type Page = Readonly<Record<string, unknown>>
