import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  bundleFromString,
  type Config,
  createConfig,
  lintFromString,
  type NormalizedProblem,
  type Oas3Preprocessor,
  type Plugin,
} from '@redocly/openapi-core'
import { parse, stringify } from 'yaml'
import type { Parameter, Reference } from './openapi.ts'
import type { SupportDocument, SupportPathItem } from './support-document.ts'
import { withWhatFollows } from './what-follows.ts'

/** Where the Support API is described: a root, shared parts, and one file a family. */
const supportFolder = fileURLToPath(new URL('../../../specs/support', import.meta.url))

interface FamilyFile {
  /** The family's name in every room: `sessions`, `ticket-fields`. */
  readonly family: string
  readonly paths: Readonly<Record<string, SupportPathItem>>
}

/** The one OpenAPI document that the folder's files make together. Throws with every problem that hinders it. */
export async function bundleDocument(folder = supportFolder): Promise<SupportDocument> {
  const { bundle, problems } = await bundleFromString({
    source: stringify(await rootWithPaths(folder)),
    absoluteRef: join(folder, 'openapi.yaml'),
    config: await configOf(''),
  })
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(describeProblem).join('\n'))
  return bundle.parsed as SupportDocument
}

/** What Redocly's strictest useful ruleset finds, a line each. */
export async function lintDocument(folder = supportFolder): Promise<readonly string[]> {
  const problems = await lintFromString({
    source: stringify(await rootWithPaths(folder)),
    absoluteRef: join(folder, 'openapi.yaml'),
    config: await configOf(await readFile(join(folder, '../redocly.yaml'), 'utf8')),
  })
  return problems.map(describeProblem)
}

/** The family that each path is described in. */
export async function familiesByPath(folder = supportFolder): Promise<ReadonlyMap<string, string>> {
  const files = await readFamilies(folder)
  return new Map(files.flatMap(({ family, paths }) => Object.keys(paths).map((path) => [path, family] as const)))
}

/** Redocly's settings, with the step that adds what follows from the facts before references are followed. */
function configOf(rules: string): Promise<Config> {
  const facts: Plugin = { id: 'facts', preprocessors: { oas3: { 'what-follows': addWhatFollows } } }
  return createConfig({ ...parse(rules), plugins: [facts], preprocessors: { 'facts/what-follows': 'on' } })
}

const addWhatFollows: Oas3Preprocessor = () => {
  let security: Parameters<typeof withWhatFollows>[0]['security'] = []
  return {
    Root: (root) => {
      security = root.security ?? []
    },
    PathItem: (item, { key, resolve }) => {
      // Redocly's type of a path item lacks our extensions; that they are there is for the lint and the tests to say.
      const own = item as unknown as SupportPathItem
      // A reference that leads nowhere is reported by the bundler.
      const resolved = (one: Parameter | Reference) =>
        resolve<Parameter>(one).node ?? { name: '', in: 'query' as const }
      Object.assign(item, withWhatFollows({ path: String(key), item: own, security, resolve: resolved }))
    },
  }
}

/** The root document, with a reference to each path that a family describes, so that a new family is one new file. */
async function rootWithPaths(folder: string): Promise<Record<string, unknown>> {
  const root: Record<string, unknown> = parse(await readFile(join(folder, 'openapi.yaml'), 'utf8'))
  const paths: Record<string, { $ref: string }> = {}
  for (const { family, paths: own } of await readFamilies(folder)) {
    for (const path of Object.keys(own)) {
      if (paths[path]) throw new Error(`${path} is described in two families: ${paths[path].$ref} and ${family}`)
      paths[path] = { $ref: `families/${family}.yaml#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}` }
    }
  }
  return { ...root, paths }
}

async function readFamilies(folder: string): Promise<readonly FamilyFile[]> {
  const names = (await readdir(join(folder, 'families'))).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => {
      const { paths = {} } = parse(await readFile(join(folder, 'families', name), 'utf8'))
      return { family: basename(name, '.yaml'), paths }
    }),
  )
}

function describeProblem({ location, message, ruleId }: NormalizedProblem): string {
  const place = location[0]
  const file = place ? relative(supportFolder, place.source.absoluteRef) : 'openapi.yaml'
  return `${file}${place?.pointer ?? ''}: ${message} (${ruleId})`
}
