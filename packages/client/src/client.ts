import type { paths } from '@fakedesk/spec'
import { type Address, baseUrlOf } from './address.ts'
import type { Call, CallInit, Optionally } from './call.ts'
import type { Answer } from './exchange.ts'
import type { ListInit, ListPath, PageOf, RecordOf, RecordsKey } from './lists.ts'
import { nextAddress } from './next-address.ts'
import { recordsOf } from './records.ts'
import { addressOf } from './request.ts'
import { type SendInit, type Sending, sender } from './send.ts'

/** Where the API is, who calls it, and how requests are sent. */
export type ClientOptions = Address & Sending

/**
 * The Zendesk Support API. Each method resolves to `{ data, response }`, typed by its path, and rejects with a
 * ZendeskApiError, a NetworkError, or the reason of the signal that aborted it.
 */
export interface ZendeskClient {
  readonly GET: Call<'get'>
  readonly POST: Call<'post'>
  readonly PUT: Call<'put'>
  readonly PATCH: Call<'patch'>
  readonly DELETE: Call<'delete'>
  /**
   * The records of a list, page after page, each page asked for when it is needed.
   *
   * Cursor pagination if the query has `page[size]`, else what the list does by itself. A page with several arrays
   * beside side-loads may need `records` to name the one that is meant.
   *
   * @example
   * for await (const session of client.paginate('/api/v2/sessions', { params: { query: { 'page[size]': 100 } } })) {
   *   session.last_seen_at
   * }
   */
  paginate<Path extends ListPath, Key extends RecordsKey<Path> = RecordsKey<Path>>(
    path: Path,
    ...init: Optionally<ListInit<Path, Key>>
  ): AsyncGenerator<RecordOf<Path, Key>, void, undefined>
  /** The pages of a list as they come, with side-loads and counts. */
  pages<Path extends ListPath>(
    path: Path,
    ...init: Optionally<CallInit<paths[Path]['get'], 'json'>>
  ): AsyncGenerator<PageOf<Path>, void, undefined>
}

/**
 * A client of the Zendesk Support API, or of anything that answers like it.
 *
 * @example
 * const client = createClient({ subdomain: 'acme', credentials: { email: 'agent@acme.test', apiToken: '...' } })
 * const { data } = await client.GET('/api/v2/sessions')
 */
export function createClient(options: ClientOptions): ZendeskClient {
  const baseUrl = baseUrlOf(options)
  const send = sender(baseUrl, options)

  const call =
    (method: string) =>
    (path: string, init: SendInit = {}): Promise<Answer> =>
      send(method, addressOf(baseUrl, path, init.params), init)

  async function* pages(path: string, init: SendInit = {}): AsyncGenerator<unknown, void, undefined> {
    let address: URL | undefined = addressOf(baseUrl, path, init.params)
    while (address) {
      const { data }: Answer = await send('GET', address, init)
      yield data
      address = nextAddress(data, address)
    }
  }

  async function* paginate(
    path: string,
    { records, ...init }: WalkInit = {},
  ): AsyncGenerator<unknown, void, undefined> {
    const include = String(init.params?.query?.include ?? '')
    for await (const page of pages(path, init)) yield* recordsOf(page, { path, include, records })
  }

  // The one seam: what the wire brings is taken to be what the specification says.
  return {
    GET: call('GET'),
    POST: call('POST'),
    PUT: call('PUT'),
    PATCH: call('PATCH'),
    DELETE: call('DELETE'),
    paginate,
    pages,
  } as ZendeskClient
}

interface WalkInit extends SendInit {
  readonly records?: string
}
