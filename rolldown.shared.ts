import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RolldownOptions } from 'rolldown'

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** A package's entries, each one file of plain JavaScript; what it depends on stays outside. */
export function libraryBuild(folder: string): RolldownOptions {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const sources = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : (entry['fakedesk-source'] ?? []),
  )
  return {
    input: sources,
    cwd: folder,
    external: [/^node:/, ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).map(startsWith)],
    output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js' },
  }
}

function startsWith(name: string): RegExp {
  return new RegExp(`^${name.replaceAll('/', '\\/')}(/|$)`)
}
