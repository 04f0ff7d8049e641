import { existsSync, readFileSync } from 'node:fs'

/**
 * `--port 4020`, if that was typed behind `npm start` without `--` between them: npm takes such options for its own, sets
 * `npm_config_port` and hands on no more than the words that follow. Undefined if nothing was lost.
 */
export function swallowedOptions(env, words, commandTable) {
  const table = existsSync(commandTable) ? readFileSync(commandTable, 'utf8') : ''
  const source = table.slice(table.indexOf('const world'), table.indexOf('run: {'))
  const rest = [...words]
  const typed = Object.entries(env).flatMap(([key, values = '']) => {
    const name = /^npm_config_(\w+)$/.exec(key)?.[1].replaceAll('_', '-')
    const definition = name && new RegExp(`^(?: +'?${name}'?: |const ${name} = )\\{\\s*(value: )?`, 'm').exec(source)
    // Npm has an option of that name itself, which stands in many a .npmrc.
    if (!definition || name === 'offline') return []
    // Some npms keep the value, some know only that the option was there and leave the value among the words.
    return values.split('\n\n').map((value) => {
      const word = !definition[1] ? undefined : value === 'true' ? rest.shift() : value
      return word === undefined ? `--${name}` : `--${name} ${word}`
    })
  })
  return typed.length > 0 ? [...typed, ...rest].join(' ') : undefined
}
