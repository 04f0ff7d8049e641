// Reads the calls of `fakedesk` out of a page, and holds them to the table that the command itself reads.

const code = /^```[^\n]*\n([\s\S]*?)^```|`([^`\n]+)`/gm
/** What a call begins behind: the beginning, a space that no `install` is before, a mark of the shell. */
const call =
  /(?:^|[;&|]\s*|\bnpx\s+|\bnpm start\s+--\s)\s*(?:fakedesk\b(?![/.:'"@),-])|(?<=npm start\s+--\s))([^\n]*)/gm
const endOfCall = /^(--|[|&;>#)]+|#.*|\d?>.*)$/
const placeholder = /^[A-Z]+$|^…$|^\.\.\.$/

/** Every call, as its words: `['run', '--seed', 'world.yaml']`, and every flag that stands alone: `['--seed', 'FILE']`. */
export function callsIn(page) {
  return [...page.matchAll(code)].flatMap(([, block, span = '']) => {
    if (span.startsWith('--')) return [{ alone: true, words: wordsOf(span) }]
    return [...(block ?? span).replaceAll('\\\n', ' ').matchAll(call)].map(([, rest]) => ({ words: wordsOf(rest) }))
  })
}

/** What is wrong with a call, or nothing. `tables` are `commands` and `common` of the command line. */
export function faultOf({ alone = false, words }, { commands, common }) {
  const [first] = words
  if (first === 'help') return words.slice(1).find((name) => !Object.hasOwn(commands, name) && !placeholder.test(name))
  const isNamed = first !== undefined && !first.startsWith('-') && !placeholder.test(first)
  if (isNamed && !Object.hasOwn(commands, first)) return `no command ${first}`
  const tables = alone ? Object.values(commands) : [commands[isNamed ? first : 'serve']]
  const options = Object.assign({}, common, ...tables.map((table) => table.options))
  const shorts = Object.values(options).flatMap(({ short }) => (short === undefined ? [] : [`-${short}`]))
  // A switch that a config has turned on is turned off by its name with `no`.
  const switches = Object.keys(options).filter((name) => options[name].value === undefined)
  const names = [
    ...Object.keys(options).map((name) => `--${name}`),
    ...switches.map((name) => `--no-${name}`),
    ...shorts,
  ]
  return words.find((word) => /^--?[a-z]/.test(word) && !names.includes(word.replace(/=.*/, '')))
}

function wordsOf(text) {
  const words = text.trim().split(/\s+/).filter(Boolean)
  const end = words.findIndex((word) => endOfCall.test(word))
  return end === -1 ? words : words.slice(0, end)
}
