import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bodyShapes } from '@fakedesk/spec'

// `turbo run generate`: gathers what the family folders hold, so that a new family touches its own folder only.
const source = fileURLToPath(new URL('../src', import.meta.url))

const families = readdirSync(`${source}/families`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name: family }) => ({ family, files: readdirSync(`${source}/families/${family}`).sort() }))

const operations = families
  .filter(({ family, files }) => files.includes(`${family}.ts`))
  .map(({ family }) => ({ path: `${family}/${family}.ts`, family, name: `${camel(family)}Operations` }))

/** Every `export const sessions = define<…`. */
const records = exportsOf(/^export const (\w+) = define</gm)

/** Every `export const usersSideLoads = sideLoadsOf<…`. */
const sideLoads = exportsOf(/^export const (\w+)SideLoads = sideLoadsOf</gm)

/** Every `export const searchableUsers = searchable<…`. */
const searchables = exportsOf(/^export const (searchable\w+) = searchable</gm)

/** Every `export const expireCode = work<…` and `export const createManyUsersJob = job<…`. */
const works = exportsOf(/^export const (\w+) = (?:work|job)</gm)

/** Every `export const seedableUsers = seedable<…`. */
const seedables = exportsOf(/^export const (seedable\w+) = seedable</gm)

function exportsOf(pattern) {
  return families.flatMap(({ family, files }) =>
    files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(`${source}/families/${family}/${file}`, 'utf8').matchAll(pattern)].map(([, name]) => ({
          path: `${family}/${file}`,
          name,
        })),
      ),
  )
}

mkdirSync(`${source}/generated`, { recursive: true })
write('records.ts', [
  ...records.map(({ path, name }) => `import { ${name} } from '../families/${path}'`),
  '',
  `export const records = { ${records.map(({ name }) => name).join(', ')} } as const`,
])
write('operations.ts', [
  ...operations.map(({ path, name }) => `import { ${name} } from '../families/${path}'`),
  '',
  'export const operationsByFamily = {',
  ...operations.map(({ family, name }) => `  '${family}': ${name},`),
  '} as const',
])

write('side-loads.ts', [
  "import type { Loads } from '../pipeline/loads.ts'",
  ...sideLoads.map(({ path, name }) => `import { ${name}SideLoads } from '../families/${path}'`),
  '',
  '/** By the name that the records have in lists. */',
  'export const sideLoadsByCollection: Readonly<Record<string, Readonly<Record<string, Loads>>>> = {',
  ...sideLoads.map(({ name }) => `  ${snake(name)}: ${name}SideLoads,`),
  '}',
])

writeList('searchables', 'What the searches across all kinds go through.', searchables)
writeList('works', 'All that can be scheduled.', works)
writeList('seedables', 'All that a seed can hold.', seedables)

// As a text, which is read when there is a seed.
write('seed-shapes.ts', [
  '/** The bodies that describe what a seed can hold, by operation. */',
  `export const bodyShapes = ${JSON.stringify(JSON.stringify(await shapesOfSeeds()))}`,
])

async function shapesOfSeeds() {
  const bodies = await bodyShapes()
  const texts = seedables.map(({ path }) => readFileSync(`${source}/families/${path}`, 'utf8'))
  const named = texts.flatMap((text) =>
    [...text.matchAll(/^ {2}operation: '(\w+)',$/gm)].map(([, operation]) => operation),
  )
  return Object.fromEntries(
    ['UpdateAccountSettings', ...named].map((operation) => [operation, bodies[operation].shape]),
  )
}

/** A file whose one export is named as the file. */
function writeList(list, comment, found) {
  write(`${list}.ts`, [
    ...found.map(({ path, name }) => `import { ${name} } from '../families/${path}'`),
    '',
    `/** ${comment} */`,
    `export const ${list} = [${found.map(({ name }) => name).join(', ')}] as const`,
  ])
}

function write(file, lines) {
  writeFileSync(`${source}/generated/${file}`, `${lines.join('\n')}\n`)
}

function camel(name) {
  return name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())
}

function snake(name) {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
