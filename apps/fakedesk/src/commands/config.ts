import type { CommandLine } from '../command-line/parse.ts'
import { isTyped, lineOf, type SettingsAround, settingsAround } from '../config/configured.ts'
import { configKey, type Setting, settable } from '../config/settings.ts'
import { readServeOptions } from './serve-options.ts'

interface Told {
  readonly value: unknown
  readonly from: Setting['from'] | 'default'
  /** The place: `FAKEDESK_PORT`, `fakedesk.config.yaml:3`. */
  readonly at?: string
}

/** `fakedesk config`: each option, its value, and who says so. */
export async function run(given: CommandLine): Promise<number> {
  // Without what variables and the file have added: they are asked here, each by itself.
  const line = given.typed ?? given
  // Its own --json asks for another form; that of the log can come from elsewhere alone.
  const typed = { ...line, flags: new Set([...line.flags].filter((flag) => flag !== 'json')) }
  const around = await settingsAround(typed, process.env)
  readServeOptions(lineOf(typed, around.settings), { port: 4010 })
  const options = Object.keys(settable).map((option) => [configKey(option), toldOf(option, typed, around)] as const)
  process.stdout.write(line.flags.has('json') ? asJson(around.file, options) : asText(around.file, options))
  return 0
}

function toldOf(option: string, line: CommandLine, { settings }: SettingsAround): Told {
  const said = settings[option]
  if (isTyped(line, option)) {
    const value = line.values[option] ?? line.flags.has(option)
    return { value: shown(option, value), from: 'flag', at: `--${line.off.has(option) ? 'no-' : ''}${option}` }
  }
  if (said) return { value: shown(option, said.value), from: said.from, at: said.told.replace(/: \w+$/, '') }
  const { value, default: otherwise } = settable[option] ?? {}
  return { value: otherwise ?? (value === undefined ? false : null), from: 'default' }
}

function shown(option: string, value: Setting['value']): unknown {
  const { isSecret, repeatable, isList, type } = settable[option] ?? {}
  if (isSecret) return '(hidden)'
  if (typeof value === 'boolean') return value
  if ('structured' in value) return value.structured
  if (repeatable) return value
  const last = value.at(-1) ?? ''
  return isList ? last.split(',') : type === 'number' ? Number(last) : last
}

type Rows = readonly (readonly [string, Told])[]

function asJson(file: string | undefined, rows: Rows): string {
  return `${JSON.stringify({ file: file ?? null, options: Object.fromEntries(rows) }, null, 2)}\n`
}

function asText(file: string | undefined, rows: Rows): string {
  const columns = rows.map(([key, { value, from, at }]) => [key, textOf(value), at ?? from] as const)
  const keys = Math.max(...columns.map(([key]) => key.length))
  const values = Math.min(40, Math.max(...columns.map(([, value]) => value.length)))
  const lines = columns.map(([key, value, from]) => `  ${key.padEnd(keys)}  ${value.padEnd(values)}  ${from}`)
  const head = file === undefined ? 'There is no config file here; fakedesk init writes one.' : `Config file: ${file}`
  return [head, 'A flag goes before a variable, that before the file, that before the default.', '', ...lines, ''].join(
    '\n',
  )
}

function textOf(value: unknown): string {
  if (value === null) return '-'
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'object' ? '(written in the file)' : String(value)
}
