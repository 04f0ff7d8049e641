import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'

const began = 1_000_000
let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'count-checks-'))
  write('package.json', { type: 'module' })
  cpSync(join(import.meta.dirname, 'count-checks.mjs'), join(folder, 'scripts', 'count-checks.mjs'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('every test counts, and every other task counts as one check', () => {
  run([task('spec', 'build'), task('spec', 'test'), task('//', 'lint:style')])
  report('spec', { numPassedTests: 7, numPendingTests: 1 })
  assert.deepEqual(count(), { status: 0, line: '9 passed, 0 failed, 1 skipped' })
})

test('failed tests count one by one', () => {
  run([task('spec', 'test', { exitCode: 1 })])
  report('spec', { numPassedTests: 7, numFailedTests: 2 })
  assert.deepEqual(count(), { status: 1, line: '7 passed, 2 failed' })
})

test('a test file that could not be loaded is a failure', () => {
  run([task('spec', 'test', { exitCode: 1 })])
  report('spec', { numPassedTests: 7, testResults: [{ status: 'failed', assertionResults: [] }] })
  assert.deepEqual(count(), { status: 1, line: '7 passed, 1 failed' })
})

test('a task that did not run is a failure', () => {
  run([task('spec', 'build', { exitCode: 1 }), { ...task('core', 'build'), execution: undefined }])
  assert.deepEqual(count(), { status: 1, line: '0 passed, 2 failed' })
})

test('a report that is older than its task is a failure, not a count', () => {
  report('spec', { numPassedTests: 7 })
  utimesSync(join(folder, 'spec/reports/vitest.json'), 1, 1)
  run([task('spec', 'test')])
  assert.deepEqual(count(), { status: 1, line: '0 passed, 1 failed' })
})

test('a report that the cache brought back counts, whatever its age', () => {
  report('spec', { numPassedTests: 7 })
  utimesSync(join(folder, 'spec/reports/vitest.json'), 1, 1)
  run([{ ...task('spec', 'test'), cache: { status: 'HIT' } }])
  assert.deepEqual(count(), { status: 0, line: '7 passed, 0 failed' })
})

test('no run at all is a failure, and so is one of an earlier time', () => {
  assert.deepEqual(count(), { status: 1, line: '0 passed, 1 failed' })
  run([task('spec', 'build')])
  assert.deepEqual(count(['--since', `${Date.now() + 1000}`]), { status: 1, line: '0 passed, 1 failed' })
})

test('a run that ended badly is never without a failure', () => {
  run([task('spec', 'build')])
  assert.deepEqual(count(['--exit-code', '130']), { status: 1, line: '1 passed, 1 failed' })
})

function task(directory, name, { exitCode = 0 } = {}) {
  const execution = { startTime: began, exitCode }
  return { taskId: `${directory}#${name}`, task: name, directory, command: name, cache: { status: 'MISS' }, execution }
}

function run(tasks) {
  write('.turbo/runs/run.json', { execution: { startTime: began }, tasks })
}

function report(directory, counts) {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
  write(`${directory}/reports/vitest.json`, { ...none, ...counts })
}

function write(file, content) {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), JSON.stringify(content))
}

/** The exit code and the last line. */
function count(args = []) {
  const script = join(folder, 'scripts', 'count-checks.mjs')
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, line: stdout.trim().split('\n').at(-1) }
}
