import type { OperationResult } from '../target/operation-result.ts'
import { type CheckRun, countsOf, failureLines } from './check-run.ts'

/** JUnit XML, as continuous integration reads it: a test case for each operation, its family as the class. */
export function junitReport({ target, results, problem }: CheckRun): string {
  const { failed, notChecked, skipped } = countsOf(results)
  const errors = problem === undefined ? 0 : 1
  const attributes = {
    name: `contract of ${target}`,
    tests: results.length + errors,
    failures: failed,
    errors,
    skipped: skipped + notChecked,
    time: seconds(results.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
  }
  const cases = results.map(testCase)
  if (problem !== undefined) cases.push(element('testcase', { name: target }, element('error', { message: problem })))
  const suite = element('testsuite', attributes, ...cases)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, suite)}\n`
}

function testCase(result: OperationResult): string {
  const { operation, family, method, address, outcome, reason = '', milliseconds } = result
  const name = `${operation} (${method} ${address})`
  const attributes = { classname: family, name, time: seconds(milliseconds) }
  if (outcome === 'failed') {
    const lines = failureLines(result)
    return element('testcase', attributes, element('failure', { message: reason }, escapeXml(lines.join('\n'))))
  }
  // JUnit has no third way: the message tells what could not be checked from what was not to be called.
  if (outcome === 'not checked') return unrun(attributes, `not checked: ${reason}`)
  if (outcome === 'skipped') return unrun(attributes, reason)
  return element('testcase', attributes)
}

function unrun(attributes: Readonly<Record<string, string>>, message: string): string {
  return element('testcase', attributes, element('skipped', { message }))
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly string[]
): string {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(String(value))}"`)].join(
    ' ',
  )
  if (content.length === 0) return `<${head}/>`
  const isText = content.every((part) => !part.startsWith('<'))
  const inner = isText ? content.join('') : `\n${content.map(indented).join('\n')}\n`
  return `<${head}>${inner}</${name}>`
}

function indented(xml: string): string {
  return xml.replaceAll(/^(?=\s*<)/gm, '  ')
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}

/** Control characters have no place in XML 1.0, not even escaped. */
function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return text.replaceAll(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '�').replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}
