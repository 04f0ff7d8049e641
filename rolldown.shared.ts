import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RolldownOptions } from 'rolldown'

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

/** A package's entries, each one file of plain JavaScript; what it depends on stays outside. */
export function libraryBuild(folder: string): RolldownOptions {
  const manifest = manifestOf(folder)
  return {
    input: sourcesOf(manifest, () => true),
    cwd: folder,
    external: [/^(node:|@jest\/)/, ...dependenciesOf(manifest).map(startsWith)],
    output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js' },
  }
}

/** The same for `require()`, in a folder that says so; `inside` names what has no CommonJS of its own. */
export function commonjsBuild(folder: string, inside: readonly string[] = []): RolldownOptions {
  const manifest = manifestOf(folder)
  const outside = dependenciesOf(manifest).filter((name) => !inside.includes(name))
  return {
    input: sourcesOf(manifest, ({ require }) => require !== undefined),
    cwd: folder,
    external: [/^(node:|@jest\/)/, ...outside.map(startsWith)],
    plugins: [{ name: 'plain-json', transform: (code) => code.replace(jsonAttributes, '') }],
    // Within jest `import()` fails unless Node is told to allow it.
    output: { dir: 'dist/cjs', format: 'cjs', chunkFileNames: '[name].js', dynamicImportInCjs: false },
  }
}

/** `require()` needs no attributes, and with them rolldown leaves an `import()` as it is. */
const jsonAttributes = /,\s*\{\s*with: \{ type: 'json' \},?\s*\}/g

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
