// Writes how many operations the engine answers into README.md and docs/operations.md; with --check, fails if they differ.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const isCheck = process.argv.includes('--check')

const rows = operations()
const families = Map.groupBy(rows, ({ family }) => family)
const byEngine = rows.filter(isByEngine)

const readme = readFileSync(`${root}/README.md`, 'utf8')
put('README.md', readme.replace(/(<!-- counts -->\n)[\s\S]*(<!-- \/counts -->)/, `$1${summary()}\n$2`))
put('docs/operations.md', `# Operations by family\n\n${summary(false)}\n\n${table()}\n`)

function operations() {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [`${root}/apps/fakedesk/dist/cli.js`, 'operations', '--json'],
    { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  )
  if (status !== 0) throw new Error(`fakedesk operations failed: ${stderr}`)
  return JSON.parse(stdout)
}

function isByEngine({ answered_by }) {
  return answered_by === 'engine'
}

function summary(withLink = true) {
  const whole = [...families.values()].filter((own) => own.every(isByEngine)).length
  const where = withLink ? ' ([by family](docs/operations.md))' : ''
  return `${rows.length} operations in ${families.size} families${where}. The engine answers ${byEngine.length} of them with state, ${whole} families as a whole;\nthe stand-in answers the other ${rows.length - byEngine.length} with examples.`
}

function table() {
  const lines = [...families]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([family, own]) => `| ${family} | ${own.length} | ${own.filter(isByEngine).length} |`)
  return ['| family | operations | by the engine |', '|---|--:|--:|', ...lines].join('\n')
}

function put(file, text) {
  if (readOrNothing(file) === text) return
  if (!isCheck) return writeFileSync(`${root}/${file}`, text)
  console.error(`${file} tells old counts; run "pnpm generate:counts".`)
  process.exitCode = 1
}

function readOrNothing(file) {
  try {
    return readFileSync(`${root}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}
