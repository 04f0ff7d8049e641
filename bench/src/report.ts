import type { Bar } from './bars.ts'
import type { Measurements } from './measure.ts'
import { type ServerName, serverNames } from './servers.ts'

/** The measurements and the bars as two tables of text. */
export function report({ starts, throughput }: Measurements, bars: readonly Bar[]): string {
  const cells = (value: (server: ServerName) => number | undefined) =>
    serverNames.map((server) => value(server)?.toFixed(0) ?? '-')
  const measured = [
    ['', 'fakedesk', 'bare node:http', 'prism'],
    ...throughput.flatMap(({ scenario: { name }, by }) => [
      [`${name} (requests/s)`, ...cells((server) => by[server]?.perSecond)],
      [`${name} (requests/s of CPU)`, ...cells((server) => by[server]?.perCpuSecond)],
    ]),
    ['start to first answer (ms)', ...cells((server) => starts[server]?.startup)],
    ['memory after it (MB)', ...cells((server) => starts[server]?.memory)],
  ]
  const judged = [
    ['bar', 'measured', 'wanted', ''],
    ...bars.map(({ name, value, want, met }) => [
      name,
      value.toFixed(value < 10 ? 2 : 0),
      want,
      met ? 'met' : 'MISSED',
    ]),
  ]
  return `${table(measured)}\n\n${table(judged)}`
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}
