import { configurable, type OptionDefinition } from '../command-line/commands.ts'

/** What one place says of one option: on or off, its values as they would be typed, or what only a file can say. */
export interface Setting {
  readonly value: boolean | readonly string[] | { readonly structured: unknown }
  readonly from: 'flag' | 'variable' | 'file'
  /** Where: `--port`, `FAKEDESK_PORT`, `fakedesk.config.yaml:3: port`. */
  readonly told: string
}

/** By the names of the options on the command line. */
export type Settings = Readonly<Record<string, Setting>>

/** The table again, for those who look a name up in it. */
export const settable: Readonly<Record<string, OptionDefinition>> = configurable

/** `rate-limit` in a config file: `rateLimit`. */
export function configKey(option: string): string {
  return option.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

/** `rate-limit` as a variable: `FAKEDESK_RATE_LIMIT`. */
export function variableName(option: string): string {
  return `FAKEDESK_${option.toUpperCase().replaceAll('-', '_')}`
}
