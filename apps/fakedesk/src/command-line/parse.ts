import { builtin } from '../builtin.ts'
import { Refusal } from '../refusal.ts'
import { type CommandName, commands, common, type OptionDefinition } from './commands.ts'
import { didYouMean } from './nearest.ts'

/** What was typed, checked against the table of commands: names are known, values are there. */
export interface CommandLine {
  readonly command: CommandName
  readonly wants: 'run' | 'help' | 'version'
  readonly flags: ReadonlySet<string>
  /** The values of each option that takes one, in their order. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** The command that another command runs, with its arguments; empty where there is none. */
  readonly rest: readonly string[]
}

/** Reads the arguments behind `fakedesk`. Throws `Refusal`. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const [first, ...rest] = args
  if (first === 'help') return parseCommandLine([...rest, '--help'])
  const named = first !== undefined && !first.startsWith('-')
  const command = named ? commandNamed(first) : 'serve'
  return readOptions(command, named ? rest : args)
}

/** The last value of an option, as when an alias sets a default that is then overridden. */
export function lastValue(line: CommandLine, option: string): string | undefined {
  return line.values[option]?.at(-1)
}

function commandNamed(typed: string): CommandName {
  if (isCommand(typed)) return typed
  const names = [...Object.keys(commands), 'help']
  throw new Refusal(
    `unknown command "${typed}"; ${didYouMean(typed, names, 'fakedesk ') ?? `there are ${names.join(', ')}`}`,
  )
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}

function readOptions(command: CommandName, args: readonly string[]): CommandLine {
  const options: Readonly<Record<string, OptionDefinition>> = { ...commands[command].options, ...common }
  const { tokens } = builtin('node:util').parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        {
          type: needsValue(option) ? ('string' as const) : ('boolean' as const),
          ...(option.short ? { short: option.short } : {}),
        },
      ]),
    ),
    strict: false,
    tokens: true,
  })
  const flags = new Set<string>()
  const values: Record<string, readonly string[]> = {}
  const restAt = commands[command].takesCommand ? commandAt(tokens) : Number.POSITIVE_INFINITY
  for (const token of tokens) {
    if (token.index >= restAt) break
    if (token.kind === 'positional') throw strayWord(command, token.value, args[token.index - 1])
    if (token.kind === 'option-terminator') continue
    const definition = options[token.name]
    if (!definition) throw unknownOption(command, token.rawName, Object.keys(options))
    if (!definition.value && token.value !== undefined) {
      throw new Refusal(`${token.rawName} takes no value; leave out "${token.value}"`)
    }
    if (definition.value && (needsValue(definition) || token.value !== undefined)) {
      values[token.name] = [...(values[token.name] ?? []), valueGiven(token, definition.value)]
    } else flags.add(token.name)
  }
  const wants = flags.has('help') ? 'help' : flags.has('version') ? 'version' : 'run'
  // The mark between the two belongs to neither; some runners take it away.
  const rest = args.slice(args[restAt] === '--' ? restAt + 1 : restAt)
  return { command, wants, flags, values, rest }
}

/** Where the options end: at the mark, or at the first word that is none. */
function commandAt(tokens: readonly { readonly kind: string; readonly index: number }[]): number {
  return tokens.find(({ kind }) => kind !== 'option')?.index ?? Number.POSITIVE_INFINITY
}

function needsValue({ value, isOptional }: OptionDefinition): boolean {
  return value !== undefined && isOptional !== true
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

function strayWord(command: CommandName, word: string, before = ''): Refusal {
  const takesOne = commands[command].options[before.replace(/^--/, '')]?.isOptional === true
  const advice = isCommand(word) ? `a command goes first: fakedesk ${word}` : `see: fakedesk ${command} --help`
  const hint = takesOne ? `did you mean ${before}=${word}?` : advice
  return new Refusal(`unexpected "${word}"; ${hint}`)
}

function unknownOption(command: CommandName, rawName: string, names: readonly string[]): Refusal {
  const hint = didYouMean(rawName.replace(/^-+/, ''), names, '--') ?? `see: fakedesk ${command} --help`
  return new Refusal(`unknown option ${rawName}; ${hint}`)
}
