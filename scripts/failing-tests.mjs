import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './packed.mjs'

const status = 201
const told = /The last requests to test-\d+:\s+POST +201 \/api\/v2\/tickets CreateTicket\s+What has changed in test-\d+/

/** Runs the test of an example that opens a ticket, wanting another status, and holds the runner's report to what it is to tell. */
export async function verifyFailingTest(command, args, example) {
  const folder = `${example}-failing`
  cpSync(example, folder, { recursive: true })
  for (const file of globSync('{desks.test,tickets.spec}.*', { cwd: folder })) {
    const text = readFileSync(join(folder, file), 'utf8')
    writeFileSync(join(folder, file), text.replaceAll(`${status}`, '299'))
  }
  const report = await run(command, args, folder).then(
    () => 'The test passed.',
    ({ message }) => message,
  )
  if (!told.test(report)) throw new Error(`${report}\nThe report does not tell of the last requests.`)
}
