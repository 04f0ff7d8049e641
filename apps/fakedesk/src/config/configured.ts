import { type CommandDefinition, commands, type OptionDefinition } from '../command-line/commands.ts'
import { type CommandLine, lastValue } from '../command-line/parse.ts'
import { findConfig } from './find-config.ts'
import { type Setting, type Settings, settable } from './settings.ts'
import { settingsOfVariables } from './variables.ts'

/** The line with what variables and the config file say where it says nothing itself. Throws `Refusal`. */
export async function configured(line: CommandLine, env: Readonly<NodeJS.ProcessEnv>): Promise<CommandLine> {
  const options = configurableOf(commands[line.command])
  if (!options) return line
  const { file, settings } = await settingsAround(line, env, options)
  const whole = { ...lineOf(line, settings), typed: line }
  return file === undefined ? whole : { ...whole, values: { ...whole.values, config: [file] } }
}

export interface SettingsAround {
  readonly file: string | undefined
  /** What holds of all that was said; the command line's own is not in it. */
  readonly settings: Settings
}

/** What is said beside the command line. The file is read only where there is one: a start without costs next to nothing. */
export async function settingsAround(
  line: CommandLine,
  env: Readonly<NodeJS.ProcessEnv>,
  options: Readonly<Record<string, OptionDefinition>> = settable,
): Promise<SettingsAround> {
  const variables = settingsOfVariables(options, env)
  const file = lastValue(line, 'config') ?? (env.FAKEDESK_CONFIG || findConfig())
  const read = file === undefined ? {} : await (await import('./read-config.ts')).readConfig(file)
  const settings = Object.entries({ ...read, ...variables })
  return {
    file,
    settings: Object.fromEntries(
      settings.filter(([option]) => options[option]?.isTypedOnly === undefined && Object.hasOwn(options, option)),
    ),
  }
}

/** What a command takes from elsewhere; undefined for one that reads no config. */
function configurableOf({ options }: CommandDefinition): Readonly<Record<string, OptionDefinition>> | undefined {
  return Object.hasOwn(options, 'config') ? options : undefined
}

/** The settings as if they had been typed, before what was. */
export function lineOf(line: CommandLine, settings: Settings): CommandLine {
  const flags = new Set(line.flags)
  const values = { ...line.values }
  const structured: Record<string, unknown> = {}
  const told: Record<string, string> = {}
  for (const [option, setting] of Object.entries(settings)) {
    if (isTyped(line, option)) continue
    told[option] = setting.told
    if (setting.value === true) flags.add(option)
    else if (isValues(setting.value)) values[option] = setting.value
    else if (typeof setting.value === 'object') structured[option] = setting.value.structured
  }
  return { ...line, flags, values, structured, told }
}

export function isTyped({ flags, off, values }: CommandLine, option: string): boolean {
  return flags.has(option) || off.has(option) || values[option] !== undefined
}

function isValues(value: Setting['value']): value is readonly string[] {
  return Array.isArray(value)
}
