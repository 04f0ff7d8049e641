// Stops the fake, and tells in the summary of the job what was asked of it.
import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'

const { STATE_pid: pid, FAKEDESK_URL: url, GITHUB_STEP_SUMMARY: summary } = process.env

if (url && summary) {
  // It may be gone by now, and the job is none the worse for it.
  const told = await fetch(`${url}/_fakedesk/requests`).then(
    (response) => (response.ok ? response.json() : undefined),
    () => undefined,
  )
  if (told) appendFileSync(summary, summaryOf(told.requests))
}
if (pid) stop(Number(pid))

function summaryOf(requests) {
  const unknown = requests.filter(({ operation, status }) => operation === null && status === 404)
  const addresses = [...new Set(unknown.map(({ method, path }) => `- \`${method} ${path}\` is no operation\n`))]
  return `### Fakedesk\n\n${requests.length} requests\n\n${addresses.join('')}\n`
}

function stop(pid) {
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'])
    else process.kill(-pid, 'SIGTERM')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
