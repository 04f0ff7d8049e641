import { startFakedesk } from 'fakedesk'

/** One server for all test files; each of them can take an account of its own. */
export default async function start() {
  const running = await startFakedesk()
  globalThis.fakedesk = running
  process.env.ZENDESK_URL = running.url
}
