import { createFakedesk } from '@fakedesk/core'
import { type OperationFacts, type OperationId, operationFacts } from '@fakedesk/spec'
import { didYouMean } from '../command-line/nearest.ts'
import { type CommandLine, lastValue } from '../command-line/parse.ts'
import { Refusal } from '../refusal.ts'

interface Row {
  readonly method: string
  readonly path: string
  readonly operation: string
  readonly family: string
  readonly answered_by: 'engine' | 'stand-in'
}

/** `fakedesk operations`: each operation of the Support API and how it is answered. */
export async function run(line: CommandLine): Promise<number> {
  const rows = chosen(line, operationFacts().map(rowOf()))
  process.stdout.write(line.flags.has('json') ? `${JSON.stringify(rows, null, 2)}\n` : table(rows))
  return 0
}

function rowOf(): (facts: OperationFacts) => Row {
  const fakedesk = createFakedesk()
  return ({ id, method, path, family }) => ({
    method,
    path,
    operation: id,
    family,
    // The facts are of the very operations that the type names; both are generated from one document.
    answered_by: fakedesk.answeredBy(id as OperationId),
  })
}

function chosen(line: CommandLine, rows: readonly Row[]): readonly Row[] {
  const family = lastValue(line, 'family')
  const answeredBy = lastValue(line, 'answered-by')
  const families = [...new Set(rows.map((row) => row.family))].sort()
  if (family !== undefined && !families.includes(family)) {
    throw new Refusal(`--family ${family}: there is no such family; ${familyHint(family, families)}`)
  }
  if (answeredBy !== undefined && answeredBy !== 'engine' && answeredBy !== 'stand-in') {
    throw new Refusal(`--answered-by ${answeredBy}: choose engine or stand-in`)
  }
  return rows.filter(
    (row) =>
      (family === undefined || row.family === family) && (answeredBy === undefined || row.answered_by === answeredBy),
  )
}

function familyHint(typed: string, families: readonly string[]): string {
  const alike = families.filter((family) => family.includes(typed.toLowerCase()))
  if (alike.length > 0) return `did you mean ${alike.join(', ')}?`
  return didYouMean(typed, families) ?? `there are ${families.join(', ')}`
}

function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.method, row.path, row.operation, row.family, row.answered_by])
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  const byEngine = rows.filter((row) => row.answered_by === 'engine').length
  return `${[...lines, `${rows.length} operations: ${byEngine} by the engine, ${rows.length - byEngine} by the stand-in`].join('\n')}\n`
}
