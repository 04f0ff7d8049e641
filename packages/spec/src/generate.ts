import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bodiesOf } from './body-facts.ts'
import { bundleDocument, familiesByPath } from './document.ts'
import { factsOf } from './facts.ts'
import { postmanCollection } from './postman.ts'
import { typesOf } from './types.ts'

/** `turbo run generate`: all that is made from `specs/support`, written to `src/generated` and `dist`. */
const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const postmanFile = fileURLToPath(new URL('../../../specs/postman/support.postman_collection.json', import.meta.url))

const document = await bundleDocument()
const facts = factsOf(document, await familiesByPath())

await mkdir(`${packageFolder}/src/generated`, { recursive: true })
await mkdir(`${packageFolder}/dist`, { recursive: true })
await Promise.all([
  writeFile(`${packageFolder}/dist/support.openapi.json`, JSON.stringify(document)),
  writeFile(`${packageFolder}/src/generated/facts.ts`, moduleOf('facts', facts)),
  writeFile(`${packageFolder}/src/generated/bodies.ts`, moduleOf('bodies', bodiesOf(document))),
  writeFile(`${packageFolder}/src/generated/support.ts`, await typesOf(document, facts)),
  writeFile(postmanFile, await postmanCollection(document)),
])

/** As a text that is parsed: an engine reads JSON twice as fast as an object literal of this size. */
function moduleOf(name: string, value: unknown): string {
  return `export const ${name}: string = ${quote(value)}\n`
}

/** In backticks, for JSON is full of quotes, which any others would have escaped. */
function quote(value: unknown): string {
  return `\`${JSON.stringify(value).replaceAll(/[\\`$]/g, '\\$&')}\``
}
