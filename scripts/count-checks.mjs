// Prints `N passed, N failed` of the last `pnpm check`: every test by itself, every other task as one check.
// Usage: node scripts/count-checks.mjs --since MILLISECONDS --exit-code CODE
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: { since: { type: 'string', default: '0' }, 'exit-code': { type: 'string', default: '0' } },
})

const run = latestRun(Number(values.since))
const counts = run === undefined ? [failed('The checks did not run.')] : run.tasks.filter(hasCommand).map(countOf)
const total = counts.reduce(sum, { passed: 0, failed: 0, skipped: 0 })
// A run that ended badly never counts as one without a failure.
if (values['exit-code'] !== '0' && total.failed === 0) total.failed = 1

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0

/** Turbo's summary of the newest run that began since then. */
function latestRun(since) {
  const folder = join(root, '.turbo', 'runs')
  if (!existsSync(folder)) return undefined
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && statSync(join(folder, file)).mtimeMs >= since)
    .map((file) => readJson(join(folder, file)))
    .filter(({ execution }) => execution.startTime >= since)
    .sort((one, other) => one.execution.startTime - other.execution.startTime)
    .at(-1)
}

function hasCommand({ command }) {
  return command !== '<NONEXISTENT>'
}

function countOf(task) {
  if (task.task === 'test') return testsOf(task)
  return task.execution?.exitCode === 0 ? passed() : failed(`${task.taskId} failed or did not run.`)
}

/** From the report that vitest wrote, or that came from turbo's cache in place of a run. */
function testsOf({ taskId, directory, execution, cache }) {
  const file = join(root, directory, 'reports', 'vitest.json')
  const fresh = existsSync(file) && (cache.status === 'HIT' || statSync(file).mtimeMs >= execution?.startTime)
  if (!execution || !fresh) return failed(`${taskId} left no report.`)
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = readJson(file)
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  )
  const count = {
    passed: numPassedTests,
    failed: numFailedTests + unloadable.length,
    skipped: numPendingTests + numTodoTests,
  }
  if (count.failed > 0) console.log(`${taskId}: ${count.failed} failed.`)
  if (count.failed > 0 || execution.exitCode === 0) return count
  return sum(count, failed(`${taskId} failed outside its tests.`))
}

function passed() {
  return { passed: 1, failed: 0, skipped: 0 }
}

function failed(reason) {
  console.log(reason)
  return { passed: 0, failed: 1, skipped: 0 }
}

function sum(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
