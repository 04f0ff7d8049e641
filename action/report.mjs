// Writes into a folder what a fake can tell of a job: its requests, mails, calls of webhooks, and its log.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = 'fakedesk-report'] = process.argv.slice(2)
const { FAKEDESK_URL: url, FAKEDESK_LOG: log } = process.env

mkdirSync(folder, { recursive: true })
if (log) copyFileSync(log, join(folder, 'fakedesk.log'))
for (const what of ['requests', 'outbox', 'deliveries']) {
  const response = await fetch(`${url}/_fakedesk/${what}`)
  writeFileSync(join(folder, `${what}.json`), await response.text())
}
