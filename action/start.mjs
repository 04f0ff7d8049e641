// Starts the fake, waits until it answers, and tells the steps that follow where it is.
import { spawn } from 'node:child_process'
import { appendFileSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How long it may take until it answers, in milliseconds: npm may have to fetch it first. */
const patience = 120_000

const input = (name, other = '') => process.env[`INPUT_${name.toUpperCase()}`]?.trim() || other

const { RUNNER_TEMP: temporary = '.' } = process.env
const log = join(temporary, 'fakedesk.log')
const command = input('command') || `npx --yes fakedesk@${input('version', 'latest')}`
const out = openSync(log, 'w')
const child = spawn(`${command} serve --json --port ${input('port', '0')} ${input('options')}`, {
  shell: true,
  // A group of its own, which the end of the job stops as a whole.
  detached: true,
  stdio: ['ignore', out, out],
})
tell('GITHUB_STATE', { pid: child.pid })

try {
  const { url } = await listening()
  const response = await fetch(`${url}/_fakedesk/health`)
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  tell('GITHUB_OUTPUT', { url })
  tell('GITHUB_ENV', {
    FAKEDESK_URL: url,
    FAKEDESK_LOG: log,
    ZENDESK_URL: url,
    ZENDESK_SUBDOMAIN: 'example',
    ZENDESK_EMAIL: 'admin@example.com',
    ZENDESK_API_TOKEN: 'token',
  })
  process.stdout.write(`Fakedesk answers at ${url}\n`)
  child.unref()
} catch (error) {
  process.stdout.write(`::error title=Fakedesk did not start::${error.message}\n${readFileSync(log, 'utf8')}`)
  process.exitCode = 1
}

/** The line that it says once it listens. */
async function listening() {
  const until = Date.now() + patience
  while (Date.now() < until) {
    const line = readFileSync(log, 'utf8')
      .split('\n')
      .find((one) => one.startsWith('{"type":"listening"'))
    if (line !== undefined) return JSON.parse(line)
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`it did not answer within ${patience / 1000} seconds`)
}

function tell(file, values) {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`)
  if (process.env[file]) appendFileSync(process.env[file], lines.join(''))
}
