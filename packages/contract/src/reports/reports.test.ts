import { expect, test } from 'vitest'
import {
  type CheckRun,
  exitCodeOf,
  githubReport,
  jsonReport,
  junitReport,
  type OperationResult,
  textReport,
} from '../index.ts'

const result: OperationResult = {
  operation: 'ListParcels',
  family: 'Parcels',
  method: 'GET',
  address: '/parcels',
  outcome: 'passed',
  violations: [],
  warnings: [],
  milliseconds: 12,
}

const breach = {
  where: 'response.body',
  pointer: '/a',
  rule: 'type',
  message: 'GET /parcels/7 200: body /a must be "<b>"',
} as const

const run: CheckRun = {
  target: 'http://127.0.0.1:4010',
  results: [
    { ...result, warnings: [{ ...breach, message: 'GET /parcels 200: body /x is not a documented property' }] },
    {
      ...result,
      operation: 'ShowParcel',
      address: '/parcels/7',
      outcome: 'failed',
      reason: '2 breaches',
      violations: [breach, { ...breach, message: '100 %,\nreally' }],
    },
    {
      ...result,
      operation: 'ShowScan',
      family: 'Scans',
      address: '/parcels/7/scans/1',
      outcome: 'not checked',
      reason: 'no record to show',
    },
    { ...result, operation: 'ListScans', family: 'Scans', address: '/parcels/7/scans', reason: 'an empty list' },
    {
      ...result,
      operation: 'CreateParcel',
      method: 'POST',
      outcome: 'skipped',
      reason: 'POST changes the account',
      milliseconds: 0,
    },
    {
      ...result,
      operation: 'DeleteParcel',
      method: 'DELETE',
      outcome: 'failed',
      reason: 'no answer: gone',
      milliseconds: 0,
    },
  ],
}

const aborted: CheckRun = { target: run.target, results: [], problem: 'No answer from http://127.0.0.1:4010: gone.' }

test('text', () => {
  expect(textReport(run)).toBe(`failed ShowParcel (GET /parcels/7)
  GET /parcels/7 200: body /a must be "<b>"
  100 %,
really
failed DeleteParcel (DELETE /parcels)
  no answer: gone

passed 1, an empty list: ListScans

skipped 1, POST changes the account: CreateParcel

not checked 1, no record to show: ShowScan

warning GET /parcels 200: body /x is not a documented property

http://127.0.0.1:4010: passed 2, failed 2, not checked 1, skipped 1
`)
  expect(textReport(aborted)).toBe(`Could not check: No answer from http://127.0.0.1:4010: gone.

http://127.0.0.1:4010: passed 0, failed 0, not checked 0, skipped 0
`)
})

test('text that names everything', () => {
  const results = run.results.filter(({ outcome }) => outcome === 'passed').map((each) => ({ ...each, status: 200 }))
  expect(textReport({ ...run, results, list: true })).toContain(`passed ListParcels (GET /parcels) 200
passed ListScans (GET /parcels/7/scans) 200, an empty list
`)
})

test('JSON', () => {
  expect(JSON.parse(jsonReport(run))).toMatchObject({
    target: 'http://127.0.0.1:4010',
    exit_code: 1,
    problem: null,
    counts: { passed: 2, failed: 2, not_checked: 1, skipped: 1 },
    operations: [
      { operation: 'ListParcels', outcome: 'passed' },
      { operation: 'ShowParcel', violations: [breach, {}] },
      {},
      {},
      {},
      {},
    ],
  })
  expect(JSON.parse(jsonReport(aborted))).toMatchObject({ exit_code: 2, problem: aborted.problem, operations: [] })
})

test('JUnit', () => {
  expect(junitReport(run)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="contract of http://127.0.0.1:4010" tests="6" failures="2" errors="0" skipped="2" time="0.048">
    <testcase classname="Parcels" name="ListParcels (GET /parcels)" time="0.012"/>
    <testcase classname="Parcels" name="ShowParcel (GET /parcels/7)" time="0.012">
      <failure message="2 breaches">GET /parcels/7 200: body /a must be &quot;&lt;b&gt;&quot;
100 %,
really</failure>
    </testcase>
    <testcase classname="Scans" name="ShowScan (GET /parcels/7/scans/1)" time="0.012">
      <skipped message="not checked: no record to show"/>
    </testcase>
    <testcase classname="Scans" name="ListScans (GET /parcels/7/scans)" time="0.012"/>
    <testcase classname="Parcels" name="CreateParcel (POST /parcels)" time="0.000">
      <skipped message="POST changes the account"/>
    </testcase>
    <testcase classname="Parcels" name="DeleteParcel (DELETE /parcels)" time="0.000">
      <failure message="no answer: gone">no answer: gone</failure>
    </testcase>
  </testsuite>
</testsuites>
`)
  expect(junitReport(aborted)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="contract of http://127.0.0.1:4010" tests="1" failures="0" errors="1" skipped="0" time="0.000">
    <testcase name="http://127.0.0.1:4010">
      <error message="No answer from http://127.0.0.1:4010: gone."/>
    </testcase>
  </testsuite>
</testsuites>
`)
})

test('GitHub annotations', () => {
  expect(githubReport(run)).toBe(`::error title=ShowParcel::GET /parcels/7 200: body /a must be "<b>"
::error title=ShowParcel::100 %25,%0Areally
::error title=DeleteParcel::no answer: gone
::warning title=ListParcels::GET /parcels 200: body /x is not a documented property
::notice title=Not checked::no record to show: ShowScan
::error title=Contract of http%3A//127.0.0.1%3A4010::passed 2, failed 2, not checked 1, skipped 1
`)
  expect(githubReport(aborted)).toBe(`::error title=Could not check::No answer from http://127.0.0.1:4010: gone.
::error title=Contract of http%3A//127.0.0.1%3A4010::passed 0, failed 0, not checked 0, skipped 0
`)
})

test.each<[string, CheckRun, number]>([
  ['all passed', { ...run, results: [result] }, 0],
  ['some failed', run, 1],
  ['could not run', aborted, 2],
  ['could not finish', { ...run, problem: 'gone' }, 2],
  ['nothing was called', { ...run, results: [{ ...result, outcome: 'skipped' }] }, 2],
  ['nothing could be checked', { ...run, results: [{ ...result, outcome: 'not checked' }] }, 2],
])('exit code: %s', (_, given, want) => {
  expect(exitCodeOf(given)).toBe(want)
})
