import { join } from 'node:path'
import type { RolldownOptions } from 'rolldown'
import { stoplightBuild } from '../../packages/prism/bundle.shared.ts'
import { libraryBuild, typesBuild } from '../../rolldown.shared.ts'
import { thirdPartyLicenses } from '../../scripts/licenses.mjs'

const licenses = thirdPartyLicenses()
const library = { ...libraryBuild(import.meta.dirname, licenses), platform: 'node' } as const
const dist = join(import.meta.dirname, 'dist')

/** Two builds share the folder, so their chunks must not share names. */
const output = { ...library.output, chunkFileNames: '[name]-[hash].js' }

/** The command carries the engine in itself: fewer files to find and read is a sooner first answer. */
const inCommand = /^@fakedesk\/(core|spec)$/

/**
 * Without comments, and in ASCII alone: a source with any other character is read and kept at two bytes for each of its
 * own, which costs every start. Names and lines stay, for those who read a stack.
 */
const plain = { mangle: false, compress: false, codegen: { asciiOnly: true, removeWhitespace: false } } as const

export default [
  { ...library, output: { ...output, cleanDir: true } },
  {
    ...library,
    input: { cli: 'src/cli.ts' },
    // From their sources, so that what one command alone needs of them is not read by all.
    resolve: { ...library.resolve, alias: { liquidjs: join(import.meta.dirname, 'src', 'lazy-liquid.ts') } },
    output: { ...output, comments: false, minify: plain },
    external: (id: string) =>
      !inCommand.test(id) && [library.external].flat().some((name) => name instanceof RegExp && name.test(id)),
  },
  {
    input: { liquid: 'liquidjs' },
    cwd: import.meta.dirname,
    platform: 'node',
    plugins: [licenses],
    output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', comments: false, minify: true },
  },
  { ...stoplightBuild, plugins: [licenses], output: { ...stoplightBuild.output, dir: dist } },
  typesBuild(import.meta.dirname),
] satisfies RolldownOptions[]
