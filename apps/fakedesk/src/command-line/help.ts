import { type CommandName, commands, common, type OptionDefinition } from './commands.ts'

/** The help of one command; that of `serve` also names the others. */
export function helpFor(command: CommandName): string {
  const { about, options, exitCodes, takesCommand, words = [] } = commands[command]
  const usage =
    command === 'serve'
      ? 'fakedesk [serve] [options]'
      : `fakedesk ${command}${words.length > 0 ? ` ${words.join('|')}` : ''} [options]${takesCommand ? ' -- COMMAND' : ''}`
  const lines = [`Usage: ${usage}`, '', about, '', 'Options:', ...columns({ ...options, ...common })]
  if (exitCodes)
    lines.push('', 'Exit codes:', ...table(Object.entries(exitCodes).map(([code, means]) => [`  ${code}`, means])))
  return `${[...lines, ...(command === 'serve' ? others() : [])].join('\n')}\n`
}

function columns(options: Readonly<Record<string, OptionDefinition>>): string[] {
  const rows = Object.entries(options).map(
    ([name, { value, isOptional, short, about }]) =>
      [`  ${short ? `-${short}, ` : '    '}--${name}${written(value, isOptional)}`, about] as const,
  )
  return table(rows)
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  return rows.map(([name, about]) => `${name.padEnd(width)}${about}`)
}

function written(value: string | undefined, isOptional = false): string {
  if (value === undefined) return ''
  return isOptional ? `[=${value}]` : ` ${value}`
}

function others(): string[] {
  const names = Object.entries(commands).filter(([name]) => name !== 'serve')
  return [
    '',
    'Other commands (fakedesk help COMMAND tells of each):',
    ...names.map(([name, { about }]) => `  fakedesk ${name.padEnd(12)}${about}`),
    '',
    'Examples:',
    '  fakedesk --port 4010 &',
    '  curl -u admin@example.com:password http://127.0.0.1:4010/api/v2/sessions',
    '  fakedesk run -- npm test',
  ]
}
