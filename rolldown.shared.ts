import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Plugin, RolldownOptions } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { thirdPartyLicenses } from './scripts/licenses.mjs'

interface Manifest {
  readonly exports: Readonly<Record<string, string | Entry>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

interface Entry {
  readonly 'fakedesk-source'?: string
  /** Where `require()` finds it, for test runners that know no modules; not every entry has that. */
  readonly require?: unknown
}

/** All builds of a package of the workspace: modules, CommonJS, types, and the licenses of what was taken in. */
export function packageBuilds(folder: string, typesApart?: readonly string[]): RolldownOptions[] {
  const licenses = thirdPartyLicenses()
  const library = libraryBuild(folder, licenses)
  return [
    { ...library, plugins: [licenses, emptied(folder)] },
    commonjsBuild(folder, licenses),
    typesBuild(folder, typesApart),
  ]
}

/** A package's entries, each one file of plain JavaScript. What it depends on stays outside, anything else goes in. */
export function libraryBuild(folder: string, licenses: Plugin): RolldownOptions {
  const manifest = manifestOf(folder)
  return {
    input: sourcesOf(manifest, () => true),
    cwd: folder,
    resolve: { conditionNames: ['fakedesk-source', 'import'] },
    treeshake,
    external: [/^(node:|@jest\/)/, ...dependenciesOf(manifest).map(startsWith)],
    plugins: [licenses],
    output: { ...plain, dir: 'dist', format: 'esm' },
  }
}

/** What CommonJS exports counts as used, for it may be used without being named. */
const treeshake = { commonjs: false } as const

/** Comments for users stand in the types; lines and names stay, for those who read a stack. */
const plain = { chunkFileNames: '[name].js', comments: false } as const

/** A second edition of the same makes up for a little of its size by what no stack shows. */
const shortLocals = {
  compress: false,
  mangle: { keepNames: true, toplevel: false },
  codegen: { removeWhitespace: false },
} as const

/** The same for `require()`, in a folder that says so. */
function commonjsBuild(folder: string, licenses: Plugin): RolldownOptions {
  const manifest = manifestOf(folder)
  return {
    input: sourcesOf(manifest, ({ require }) => require !== undefined),
    cwd: folder,
    treeshake,
    platform: 'browser', // What they take in is the same for both, and runs anywhere.
    external: [/^(node:|@jest\/)/, ...dependenciesOf(manifest).map(startsWith)],
    plugins: [licenses, { name: 'plain-json', transform: (code) => code.replace(jsonAttributes, '') }],
    // Within jest `import()` fails unless Node is told to allow it.
    output: { ...plain, dir: 'dist/cjs', format: 'cjs', dynamicImportInCjs: false, minify: shortLocals },
  }
}

/** `require()` needs no attributes, and with them rolldown leaves an `import()` as it is. */
const jsonAttributes = /,\s*\{\s*with: \{ type: 'json' \},?\s*\}/g

/**
 * The types of the entries, of what `tsc` has just written into `node_modules/.types`: what an entry exports and what
 * that is made of, in one file; packages of the workspace that are not published go into it as well. What is `apart` is
 * types alone, in a file of its own that CommonJS shares.
 */
export function typesBuild(folder: string, apart: readonly string[] = []): RolldownOptions {
  const manifest = manifestOf(folder)
  const outside = dependenciesOf(manifest).map(startsWith)
  return {
    input: [...sourcesOf(manifest, () => true), ...apart].map((source) =>
      source.replace(/^\.\/src/, join(folder, 'node_modules', '.types')).replace(/\.ts$/, '.d.ts'),
    ),
    cwd: folder,
    external: (id) =>
      !/^[./\\]|^\w:/.test(id) && (!id.startsWith('@fakedesk/') || outside.some((name) => name.test(id))),
    // What was read is declarations already: nothing is left to be generated.
    plugins: [dts({ dtsOnly: true, generator: 'oxc', tsconfig: false }), byTabs],
    output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js' },
  }
}

/** Types go deep: a tenth of their size is the spaces that they are indented by. */
const byTabs: Plugin = {
  name: 'by-tabs',
  renderChunk: (code) => code.replaceAll(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
}

/** Leaves nothing of earlier builds but what `turbo run generate` has put there, which has an entry of its own. */
function emptied(folder: string): Plugin {
  const kept = Object.values(manifestOf(folder).exports).flatMap((entry) =>
    typeof entry === 'string' ? basename(entry) : [],
  )
  const dist = join(folder, 'dist')
  return {
    name: 'emptied',
    buildStart() {
      const left = existsSync(dist) ? readdirSync(dist).filter((name) => !kept.includes(name)) : []
      for (const name of left) rmSync(join(dist, name), { recursive: true })
    },
  }
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

function sourcesOf({ exports }: Manifest, isWanted: (entry: Entry) => boolean): string[] {
  return Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' || !isWanted(entry) ? [] : (entry['fakedesk-source'] ?? []),
  )
}

function dependenciesOf({ dependencies, peerDependencies }: Manifest): string[] {
  return Object.keys({ ...dependencies, ...peerDependencies })
}

function startsWith(name: string): RegExp {
  return new RegExp(`^${name.replaceAll('/', '\\/')}(/|$)`)
}
