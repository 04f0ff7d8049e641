import type { Fault, Seed } from '@fakedesk/core'
import type { configurable } from '../command-line/commands.ts'

type Table = typeof configurable
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name

type Text<Option> = Option extends { choices: readonly (infer Choice)[] } ? Choice : string
type One<Option> = Option extends { type: 'number' }
  ? number | (Option extends { choices: readonly (infer Choice)[] } ? Choice : never)
  : Text<Option>
type Value<Option> = Option extends { value: string }
  ? One<Option> | (Option extends { isOptional: true } ? boolean : never) | Several<Option>
  : boolean
type Several<Option> = Option extends { repeatable: true } | { isList: true } ? readonly string[] : never

/** What may stand whole in the place of the name of a file. */
interface Structured {
  readonly seed: Seed
  readonly faults: readonly Fault[]
}

/** What a config file may hold: every option of `fakedesk serve`, under its name. */
export type Config = {
  readonly [Name in keyof Table as Camel<Name>]?:
    | Value<Table[Name]>
    | (Name extends keyof Structured ? Structured[Name] : never)
    | undefined
}

/**
 * Types the config of `fakedesk.config.ts`.
 *
 * @example
 * export default defineConfig({ port: 4011, seed: 'world.yaml', rateLimit: 200 })
 */
export function defineConfig(config: Config): Config {
  return config
}
