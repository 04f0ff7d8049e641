export interface OptionDefinition {
  /** What stands for the value in help: `PORT`. An option without one is a flag. */
  readonly value?: string
  /** One letter: `p` allows `-p 4011`. */
  readonly short?: string
  /** The value may be left out, and is tied on where it is not: `--referee=refuse`. */
  readonly isOptional?: true
  readonly repeatable?: true
  /** Several in one value, with commas between: `acme,beta`; a list in a config file. */
  readonly isList?: true
  /** What a config file has in the place of a string, or beside the choices. Read from a flag and a variable as text. */
  readonly type?: 'number'
  /** A config file may also have it whole, in the place of the name of a file. */
  readonly structured?: 'object' | 'array'
  readonly choices?: readonly string[]
  /** What it is where nothing says so. */
  readonly default?: string | number
  /** In a config file it is seen from the file's own folder. */
  readonly isPath?: true
  readonly isSecret?: true
  /** Neither in a config file nor as a variable: it is about this one call. */
  readonly isTypedOnly?: true
  readonly about: string
}

export interface CommandDefinition {
  readonly about: string
  readonly options: Readonly<Record<string, OptionDefinition>>
  /** What stands behind its options is a command of its own: `run -- npm test`. */
  readonly takesCommand?: true
  /** One of these may stand behind it: `completion bash`. */
  readonly words?: readonly string[]
  /** What the process ends with, by what it means; for a command that is asked for a verdict. */
  readonly exitCodes?: Readonly<Record<string, string>>
}

export type CommandName = 'serve' | 'run' | 'ca' | 'init' | 'config' | 'completion' | 'seed' | 'operations' | 'check'

/** What the fake is like, however it is started. */
const world = {
  seed: {
    value: 'FILE',
    isPath: true,
    structured: 'object',
    about: 'Begin with the records of a YAML or JSON file instead of the default world.',
  },
  state: {
    value: 'FILE',
    isPath: true,
    about: 'Keep accounts in this file, over restarts and crashes. Made if there is none.',
  },
  account: {
    value: 'NAME',
    about: 'The account of hosts that name none. Default the first of --accounts, or example.',
  },
  accounts: {
    value: 'NAMES',
    isList: true,
    about: 'Only these accounts exist: acme,beta. Default: any name is an account.',
  },
  now: { value: 'TIME', about: 'The time at which clocks stand until they are advanced: 2026-03-14T09:00:00Z.' },
  'rate-limit': {
    value: 'N',
    type: 'number',
    choices: ['essential', 'team', 'growth', 'professional', 'enterprise', 'enterprise-plus', 'high-volume'],
    about:
      'Answer 429 beyond N requests a minute, or beyond what a plan allows: team, professional, enterprise. Default: no limit.',
  },
  faults: {
    value: 'FILE',
    isPath: true,
    structured: 'array',
    about: 'Strike answers with the faults of a YAML or JSON file: limits, failures, latency, cut connections.',
  },
  auth: {
    value: 'MODE',
    choices: ['strict', 'any'],
    default: 'strict',
    about: 'strict (default) refuses unknown credentials; any takes all, as the user they name, or else as an admin.',
  },
  webhooks: {
    value: 'WHERE',
    default: 'deliver',
    about: 'deliver (default) calls what webhooks name, hold keeps calls until they are replayed, a URL gets them all.',
  },
  spec: {
    value: 'FILE',
    repeatable: true,
    isPath: true,
    about: 'Answer what this OpenAPI document or Postman collection describes as well. Repeatable.',
  },
  referee: {
    value: 'MODE',
    isOptional: true,
    choices: ['report', 'refuse'],
    about:
      'Judge every request and answer: report (default) tells breaches in sl-violations and log; refuse refuses them.',
  },
  strict: { about: 'The same as --referee=refuse.' },
} as const satisfies Readonly<Record<string, OptionDefinition>>

const config = {
  value: 'FILE',
  about: 'Read options from this file. Default: fakedesk.config.ts, .js, .json or .yaml, if one is here.',
} as const satisfies OptionDefinition

/** What the fake is like as a proxy, and by whose certificates. */
const proxying = {
  offline: { about: 'As a proxy, refuse other hosts than *.zendesk.com and this machine.' },
  'ca-folder': {
    value: 'FOLDER',
    isPath: true,
    about: "Where the authority of this machine's certificates is. Default: in the user's data folder.",
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>

/** All that a server takes, in the order of its help. */
const serving = {
  port: {
    value: 'PORT',
    short: 'p',
    type: 'number',
    default: 4010,
    about: 'The port to listen on; 0 takes any free one. Default 4010.',
  },
  host: {
    value: 'HOST',
    default: '127.0.0.1',
    about: 'The address to listen on. Default 127.0.0.1; 0.0.0.0 lets other machines in.',
  },
  'allow-host': {
    value: 'NAME',
    repeatable: true,
    about: 'Go by this name too, beside localhost, *.localhost, *.zendesk.com and the host. Repeatable.',
  },
  'control-token': {
    value: 'TOKEN',
    isSecret: true,
    about: 'What control endpoints want to be shown. Drawn by lot where other machines are let in.',
  },
  https: {
    about: 'Answer HTTPS on the same port, and be a proxy for clients that have NAME.zendesk.com written into them.',
  },
  ...proxying,
  ...world,
  'webhooks-allow': {
    value: 'HOST',
    repeatable: true,
    about: 'Where other machines are let in: let webhooks call this host, though its address is private. Repeatable.',
  },
  quiet: { about: 'No banner and no log.' },
  json: { about: 'Log as lines of JSON, without a banner.' },
} as const satisfies Readonly<Record<string, OptionDefinition>>

const watch = {
  about: 'Begin anew, on the same port, whenever the config file, the seed or a --spec changes.',
} as const satisfies OptionDefinition

const log = { about: 'Tell each request on stderr as it is answered.' } as const satisfies OptionDefinition

/** What a config file and variables may say, under names that are made from these. */
export const configurable = { ...serving, watch, log } as const satisfies Readonly<Record<string, OptionDefinition>>

/** Every command with its options; parsing and help both read this table. */
export const commands: Readonly<Record<CommandName, CommandDefinition>> = {
  serve: {
    about: 'Serve the fake Zendesk until ctrl-C. This is what a bare "fakedesk" does.',
    options: { config, ...serving, watch },
  },
  run: {
    about: 'Start the fake, run a command whose calls to *.zendesk.com reach it, and end as the command ends.',
    takesCommand: true,
    options: {
      config,
      port: {
        value: 'PORT',
        short: 'p',
        isTypedOnly: true,
        about: 'The port of the fake. Default 0: any free one.',
      },
      ...proxying,
      ...world,
      log,
      quiet: { isTypedOnly: true, about: 'No summary at the end.' },
    },
    exitCodes: {
      n: 'that of the command; 128 + n if signal n ended it',
      126: 'the command is there, and may not be run',
      127: 'there is no such command',
      2: 'the fake could not be started: a wrong option, or a file that does not hold',
    },
  },
  ca: {
    about: "Show the authority by which this machine's fake answers HTTPS, made if there is none, and how to trust it.",
    options: {
      export: { value: 'FILE', about: 'Write its certificate as PEM, or as DER if the name ends in .der or .cer.' },
      remove: { about: 'Remove it. What was told to trust it has to be told to forget it.' },
      config,
      'ca-folder': proxying['ca-folder'],
    },
  },
  init: {
    about: 'Write a config file here, with every option in it and commented out. Default yaml.',
    words: ['yaml', 'json', 'ts', 'js'],
    options: { force: { about: 'Also where there is one.' } },
  },
  config: {
    about: 'Tell what serve would be run with: each option, its value, and whether flag, variable or file says so.',
    options: { config, ...serving, watch, json: { isTypedOnly: true, about: 'As JSON.' } },
  },
  completion: {
    about: 'Print what has a shell complete commands and options: eval "$(fakedesk completion bash)".',
    words: ['bash', 'zsh', 'fish'],
    options: {},
  },
  seed: {
    about:
      'Generate a help desk: a team, customers and tickets with their conversations. The same options give the same.',
    options: {
      tickets: { value: 'N', about: 'So many tickets. Default 1000.' },
      users: { value: 'N', about: 'Customers and team. Default a twentieth of the tickets.' },
      out: { value: 'FILE', about: 'Write a seed file, for --seed of serve. Without --out and --state: to a pipe.' },
      state: { value: 'FILE', about: 'Put it into a state file, for --state of serve. Made if there is none.' },
      account: { value: 'NAME', about: 'The account that it is for. Default example.' },
      until: { value: 'TIME', about: 'When the youngest ticket may have come. Default 2026-01-01T00:00:00Z.' },
      days: { value: 'N', about: 'How many days before that the oldest one may have come. Default 365.' },
      seed: { value: 'N', about: 'Another number gives another help desk. Default 1.' },
    },
  },
  operations: {
    about: 'List the operations of the Support API and how each is answered.',
    options: {
      family: { value: 'NAME', about: 'Only this family: sessions, tickets, ...' },
      'answered-by': { value: 'WHAT', about: 'Only those answered by the engine, or by the stand-in.' },
      json: { about: 'As JSON.' },
    },
  },
  check: {
    about: 'Check a running server against the specification: call what only reads, and judge the answers.',
    options: {
      target: { value: 'URL', about: 'The server: http://127.0.0.1:4010, https://acme.zendesk.com/api/v2.' },
      user: {
        value: 'EMAIL',
        about: "Who signs the requests. A server on this machine gets the default world's admin.",
      },
      password: { value: 'PASSWORD', about: 'The password of the user.' },
      token: { value: 'TOKEN', about: 'An API token, in place of the password.' },
      bearer: { value: 'TOKEN', about: 'An OAuth access token, in place of user and password.' },
      operation: {
        value: 'NAME',
        repeatable: true,
        about: 'Only this operationId; * stands for any text. Repeatable.',
      },
      everything: { about: 'Call what writes and deletes too. Only for a server that may be emptied.' },
      strict: { about: 'Count what is not documented as a breach.' },
      list: { about: 'Name every operation in the text, also those that have passed.' },
      format: { value: 'FORMAT', about: 'text, json, junit or github (annotations). Default text.' },
    },
    exitCodes: {
      0: 'nothing failed, and something passed',
      1: 'an operation failed',
      2: 'the check could not be made or finished, or nothing could be checked',
    },
  },
}

/** Options that every command has. */
export const common: Readonly<Record<string, OptionDefinition>> = {
  help: { short: 'h', about: 'Show this help.' },
  version: { short: 'v', about: 'Show the version.' },
}
