// biome-ignore-all lint/suspicious/noConsole: what it prints is what it is for.
import { createClient, ZendeskApiError } from '@fakedesk/client'

const { ZENDESK_URL = 'http://127.0.0.1:4010', ZENDESK_USER = 'login', ZENDESK_PASSWORD = 'password' } = process.env

const client = createClient({
  baseUrl: ZENDESK_URL,
  credentials: { email: ZENDESK_USER, password: ZENDESK_PASSWORD },
})

try {
  const { data } = await client.GET('/api/v2/sessions')
  console.log(JSON.stringify(data, null, 2))
} catch (error) {
  if (!(error instanceof ZendeskApiError)) throw error
  console.log(Object.fromEntries(error.headers))
  console.log('Failed.')
  process.exitCode = 1
}
