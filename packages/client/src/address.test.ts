import { expect, test } from 'vitest'
import { emptyPage, scriptedFetch } from '../test/scripted-fetch.ts'
import { type Address, createClient } from './index.ts'

const table: readonly { readonly given: Address; readonly want: string }[] = [
  { given: { subdomain: 'acme' }, want: 'https://acme.zendesk.com/api/v2/sessions' },
  { given: { baseUrl: 'http://127.0.0.1:4010' }, want: 'http://127.0.0.1:4010/api/v2/sessions' },
  { given: { baseUrl: 'http://127.0.0.1:4010/' }, want: 'http://127.0.0.1:4010/api/v2/sessions' },
  { given: { baseUrl: new URL('https://gateway.test/zendesk') }, want: 'https://gateway.test/zendesk/api/v2/sessions' },
]
test.each(table)('$given leads to $want', async ({ given, want }) => {
  const { fetch, requests } = scriptedFetch(Response.json(emptyPage))
  await createClient({ ...given, fetch }).GET('/api/v2/sessions')
  expect(requests[0]?.url).toBe(want)
})

test.each([{}, { subdomain: 'acme', baseUrl: 'https://acme.zendesk.com' }])('%j is refused', (address) => {
  // As a caller without types would do it.
  expect(() => createClient(address as Address)).toThrow('a subdomain or a baseUrl, and not both')
})

test.each(['acme.zendesk.com', 'evil.test/', 'https://acme.zendesk.com', ''])('"%s" is no subdomain', (subdomain) => {
  expect(() => createClient({ subdomain })).toThrow(`"${subdomain}" is no subdomain`)
})
