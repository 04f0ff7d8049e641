import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const cli = join(root, 'apps', 'fakedesk', 'src', 'cli.ts')

/** A job of GitHub's, as far as the action's scripts know one. */
function job(command) {
  const folder = mkdtempSync(join(tmpdir(), 'fakedesk-action-'))
  const files = ['GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'].map((name) => [
    name,
    join(folder, name),
  ])
  for (const [, file] of files) writeFileSync(file, '')
  const told = (name) =>
    Object.fromEntries(
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .map((line) => line.split(/=(.*)/s)),
    )
  const env = { ...process.env, ...Object.fromEntries(files), RUNNER_TEMP: folder, INPUT_COMMAND: command }
  const run = (script, args = [], more = {}) =>
    spawnSync(process.execPath, [join(root, 'action', script), ...args], { env: { ...env, ...more }, encoding: 'utf8' })
  return { folder, told, run, read: (...path) => readFileSync(join(folder, ...path), 'utf8') }
}

test('the action starts the fake, tells later steps where it is, reports, and stops it', async () => {
  const { folder, told, run, read } = job(`"${process.execPath}" --conditions=fakedesk-source "${cli}"`)
  try {
    const started = run('start.mjs', [], { INPUT_OPTIONS: '--accounts acme' })
    assert.equal(started.status, 0, started.stdout + started.stderr)
    const env = told('GITHUB_ENV')
    assert.equal(told('GITHUB_OUTPUT').url, env.FAKEDESK_URL)
    const headers = { authorization: `Basic ${btoa(`${env.ZENDESK_EMAIL}/token:${env.ZENDESK_API_TOKEN}`)}` }
    const me = await fetch(`${env.FAKEDESK_URL}/api/v2/users/me`, { headers })
    assert.equal(me.status, 200)
    await fetch(`${env.FAKEDESK_URL}/api/v2/nothing`, { headers })

    const reported = run('report.mjs', [join(folder, 'report')], env)
    assert.equal(reported.status, 0, reported.stderr)
    assert.equal(JSON.parse(read('report', 'requests.json')).count, 2)
    assert.match(read('report', 'fakedesk.log'), /"type":"listening"/)
    assert.ok(existsSync(join(folder, 'report', 'deliveries.json')))

    const stopped = run('stop.mjs', [], { ...env, STATE_pid: told('GITHUB_STATE').pid })
    assert.equal(stopped.status, 0, stopped.stderr)
    assert.match(read('GITHUB_STEP_SUMMARY'), /2 requests\n\n- `GET \/api\/v2\/nothing` is no operation/)
    await assert.rejects(fetch(`${env.FAKEDESK_URL}/_fakedesk/health`).then(() => fetchUntilGone(env.FAKEDESK_URL)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The signal may take a moment. */
async function fetchUntilGone(url) {
  for (;;) {
    await fetch(`${url}/_fakedesk/health`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('an action that cannot start says why, and stopping it is no failure', () => {
  const { folder, run } = job(`"${process.execPath}" -e "console.error('no such option'); process.exit(2)" --`)
  try {
    const started = run('start.mjs')
    assert.equal(started.status, 1)
    assert.match(started.stdout, /::error title=Fakedesk did not start::it ended with 2/)
    assert.match(started.stdout, /no such option/)
    assert.equal(run('stop.mjs').status, 0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
