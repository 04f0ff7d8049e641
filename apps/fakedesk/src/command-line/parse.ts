import { builtin } from '../builtin.ts'
import { Refusal } from '../refusal.ts'
import { type CommandName, commands, common, type OptionDefinition } from './commands.ts'
import { didYouMean } from './nearest.ts'

/** What was typed, checked against the table of commands: names are known, values are there. */
export interface CommandLine {
  readonly command: CommandName
  readonly wants: 'run' | 'help' | 'version'
  readonly flags: ReadonlySet<string>
  /** Flags that were switched off: `--no-https`. */
  readonly off: ReadonlySet<string>
  /** The values of each option that takes one, in their order. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** What a config file alone can say: lists and objects in the place of a file's name. */
  readonly structured: Readonly<Record<string, unknown>>
  /** Who has said it, for those that were not typed: `FAKEDESK_PORT`, `fakedesk.config.yaml:3: port`. */
  readonly told: Readonly<Record<string, string>>
  /** As it was typed, where a config file or a variable has said more since. */
  readonly typed?: CommandLine
  /** The command that another command runs, with its arguments; empty where there is none. Or the word behind it. */
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

/** How to name the option in a message: `--port`, or by who has said it. */
export function toldAs({ told }: CommandLine, option: string): string {
  return told[option] ?? `--${option}`
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
  const off = new Set<string>()
  const words: string[] = []
  const values: Record<string, readonly string[]> = {}
  const restAt = commands[command].takesCommand ? commandAt(tokens) : Number.POSITIVE_INFINITY
  for (const token of tokens) {
    if (token.index >= restAt) break
    if (token.kind === 'positional') {
      if (words.length > 0 || !commands[command].words) throw strayWord(command, token.value, args[token.index - 1])
      words.push(wordGiven(command, token.value))
    }
    if (token.kind !== 'option') continue
    const definition = options[token.name]
    const switched = definition ? undefined : switchedOff(token, options)
    if (switched !== undefined) {
      flags.delete(switched)
      off.add(switched)
      continue
    }
    if (!definition) throw unknownOption(command, token.rawName, Object.keys(options))
    if (!definition.value && token.value !== undefined) {
      throw new Refusal(`${token.rawName} takes no value; leave out "${token.value}"`)
    }
    off.delete(token.name)
    if (definition.value && (needsValue(definition) || token.value !== undefined)) {
      values[token.name] = [...(values[token.name] ?? []), valueGiven(token, definition.value)]
    } else flags.add(token.name)
  }
  const wants = flags.has('help') ? 'help' : flags.has('version') ? 'version' : 'run'
  // The mark between the two belongs to neither; some runners take it away.
  const rest = commands[command].takesCommand ? args.slice(args[restAt] === '--' ? restAt + 1 : restAt) : words
  return { command, wants, flags, off, values, structured: {}, told: {}, rest }
}

/** A file or a variable may have switched on what is not wanted this once. */
function switchedOff(
  { name, value }: { readonly name: string; readonly value: string | undefined },
  options: Readonly<Record<string, OptionDefinition>>,
): string | undefined {
  const option = name.replace(/^no-/, '')
  const definition = options[option]
  const isSwitch = definition !== undefined && !needsValue(definition) && !Object.hasOwn(common, option)
  return option !== name && isSwitch && value === undefined ? option : undefined
}

function wordGiven(command: CommandName, word: string): string {
  const words = commands[command].words ?? []
  if (words.includes(word)) return word
  throw new Refusal(`${command} ${word}: ${didYouMean(word, words) ?? `choose ${words.join(', ')}`}`)
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
