import { parseArgs } from 'node:util'
import { Refusal } from '../refusal.ts'
import { type CommandName, commands, common, type OptionDefinition } from './commands.ts'
import { nearest } from './nearest.ts'

/** What was typed, checked against the table of commands: names are known, values are there. */
export interface CommandLine {
  readonly command: CommandName
  readonly wants: 'run' | 'help' | 'version'
  readonly flags: ReadonlySet<string>
  /** The values of each option that takes one, in their order. */
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** Reads the arguments behind `fakedesk`. Throws `Refusal`. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const [first, ...rest] = args
  const named = first !== undefined && !first.startsWith('-')
  const command = named ? commandNamed(first) : 'serve'
  return readOptions(command, named ? rest : args)
}

/** The last value of an option, as when an alias sets a default that is then overridden. */
export function lastValue(line: CommandLine, option: string): string | undefined {
  return line.values[option]?.at(-1)
}

function commandNamed(typed: string): CommandName {
  const names = Object.keys(commands)
  const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)
  if (isCommand(typed)) return typed
  throw new Refusal(
    `unknown command "${typed}"; ${suggestion(typed, names, 'fakedesk ') ?? `there are ${names.join(', ')}`}`,
  )
}

function readOptions(command: CommandName, args: readonly string[]): CommandLine {
  const options: Readonly<Record<string, OptionDefinition>> = { ...commands[command].options, ...common }
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
    ),
    strict: false,
    tokens: true,
  })
  const flags = new Set<string>()
  const values: Record<string, readonly string[]> = {}
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Refusal(`unexpected "${token.value}"; see: fakedesk ${command} --help`)
    if (token.kind === 'option-terminator') continue
    const definition = options[token.name]
    if (!definition) throw unknownOption(command, token.rawName, Object.keys(options))
    if (definition.value) values[token.name] = [...(values[token.name] ?? []), valueGiven(token, definition.value)]
    else if (token.value !== undefined) throw new Refusal(`${token.rawName} takes no value; leave out "${token.value}"`)
    else flags.add(token.name)
  }
  const wants = flags.has('help') ? 'help' : flags.has('version') ? 'version' : 'run'
  return { command, wants, flags, values }
}

interface OptionToken {
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

/** A following option is not a value, unless it is tied on: `--port=-1`. */
function valueGiven({ rawName, value, inlineValue }: OptionToken, wanted: string): string {
  if (value === undefined || value === '' || (value.startsWith('-') && !inlineValue)) {
    throw new Refusal(`${rawName} needs a value: ${rawName} ${wanted}`)
  }
  return value
}

function unknownOption(command: CommandName, rawName: string, names: readonly string[]): Refusal {
  const hint = suggestion(rawName.replace(/^-+/, ''), names, '--') ?? `see: fakedesk ${command} --help`
  return new Refusal(`unknown option ${rawName}; ${hint}`)
}

function suggestion(typed: string, names: readonly string[], prefix: string): string | undefined {
  const name = nearest(typed, names)
  return name && `did you mean ${prefix}${name}?`
}
