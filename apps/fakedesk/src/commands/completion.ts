import { type CommandDefinition, commands, common } from '../command-line/commands.ts'
import type { CommandLine } from '../command-line/parse.ts'
import { Refusal } from '../refusal.ts'

/** `fakedesk completion`: a script for a shell, made from the table of commands. */
export async function run({ rest: [shell] }: CommandLine): Promise<number> {
  const script = shell === undefined ? undefined : scripts[shell]
  if (!script) throw new Refusal(`completion needs a shell: fakedesk completion ${Object.keys(scripts).join('|')}`)
  process.stdout.write(script())
  return 0
}

const scripts: Readonly<Record<string, () => string>> = { bash, zsh, fish }

/** The words that may stand where nothing has been typed of one. */
function wordsOf({ options, words = [] }: CommandDefinition): string {
  return [...words, ...Object.keys({ ...options, ...common }).map((name) => `--${name}`)].join(' ')
}

const names = Object.keys(commands)

function bash(): string {
  const cases = Object.entries(commands).map(([name, command]) => `    ${name}) words="${wordsOf(command)}" ;;`)
  return `_fakedesk() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words
  case "$before" in
    ${takingFiles().join('|')}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${wordsOf(commands.serve)}" ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="${names.join(' ')} help $words"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _fakedesk fakedesk
`
}

/** zsh reads what bash completes by. */
function zsh(): string {
  return `autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n${bash()}`
}

function fish(): string {
  const first = `not __fish_seen_subcommand_from ${names.join(' ')}`
  const lines = Object.entries(commands).flatMap(([name, { about, options, words = [] }]) => {
    const isHere =
      name === 'serve' ? `${first}; or __fish_seen_subcommand_from serve` : `__fish_seen_subcommand_from ${name}`
    return [
      `complete -c fakedesk -f -n '${first}' -a ${name} -d ${quoted(about)}`,
      ...words.map((word) => `complete -c fakedesk -f -n '${isHere}' -a ${word}`),
      ...Object.entries({ ...options, ...common }).map(
        ([option, { value, isOptional, short, about: tells }]) =>
          `complete -c fakedesk -n '${isHere}' -l ${option}${short ? ` -s ${short}` : ''}${value && !isOptional ? ' -r' : ''} -d ${quoted(tells)}`,
      ),
    ]
  })
  return `${lines.join('\n')}\n`
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`
}

function takingFiles(): readonly string[] {
  const all = Object.values(commands).flatMap(({ options }) => Object.entries(options))
  const taking = all.filter(([, { value }]) => value === 'FILE' || value === 'FOLDER')
  return [...new Set(taking.map(([name]) => `--${name}`))]
}
