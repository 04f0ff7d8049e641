import { join } from 'node:path'
import type { RolldownOptions } from 'rolldown'
import { stoplightBuild } from '../../packages/prism/bundle.shared.ts'
import { libraryBuild, typesBuild } from '../../rolldown.shared.ts'
import { thirdPartyLicenses } from '../../scripts/licenses.mjs'

const licenses = thirdPartyLicenses()
const library = { ...libraryBuild(import.meta.dirname, licenses), platform: 'node' } as const
const dist = join(import.meta.dirname, 'dist')

/** What the library and the command take from others when they first need it, each in a file that both read. */
const shared = {
  '@hono/node-server': 'node-server',
  '@peculiar/asn1-schema': 'asn1-schema',
  '@peculiar/asn1-x509': 'asn1-x509',
  hono: 'hono',
  'hono/html': 'hono-html',
  'js-yaml': 'js-yaml',
}
/** The same of the engine within the command. */
const sharedByEngine = { 'postal-mime': 'postal-mime', re2js: 're2js' }
const files: Readonly<Record<string, string>> = { ...shared, ...sharedByEngine }

/** Two builds share the folder, so their chunks must not share names. */
const output = {
  ...library.output,
  chunkFileNames: '[name]-[hash].js',
  paths: Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `./${file}.js`])),
}

const outside = (id: string) =>
  Object.hasOwn(files, id) || [library.external].flat().some((name) => name instanceof RegExp && name.test(id))

/** The command carries the engine in itself: fewer files to find and read is a sooner first answer. */
const inCommand = /^@fakedesk\/(core|spec)$/

/**
 * Without comments, and in ASCII alone: a source with any other character is read and kept at two bytes for each of its
 * own, which costs every start. Lines stay, and the names of functions, for those who read a stack.
 */
const plain = {
  compress: false,
  mangle: { keepNames: true, toplevel: false },
  codegen: { asciiOnly: true, removeWhitespace: false },
} as const

export default [
  { ...library, external: outside, output: { ...output, cleanDir: true } },
  {
    ...library,
    input: { cli: 'src/cli.ts' },
    // From their sources, so that what one command alone needs of them is not read by all.
    resolve: { ...library.resolve, alias: { liquidjs: join(import.meta.dirname, 'src', 'lazy-liquid.ts') } },
    output: { ...output, comments: false, minify: plain },
    external: (id: string) => !inCommand.test(id) && outside(id),
  },
  sharedBuild(shared, import.meta.dirname),
  sharedBuild(sharedByEngine, join(import.meta.dirname, '..', '..', 'packages', 'core')),
  {
    input: { liquid: 'liquidjs' },
    cwd: import.meta.dirname,
    platform: 'node',
    plugins: [licenses],
    output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', comments: false, minify: true },
  },
  {
    ...stoplightBuild,
    plugins: [...stoplightBuild.plugins, licenses],
    output: { ...stoplightBuild.output, dir: dist },
  },
  typesBuild(import.meta.dirname),
] satisfies RolldownOptions[]

function sharedBuild(names: Readonly<Record<string, string>>, cwd: string): RolldownOptions {
  const input = Object.fromEntries(Object.entries(names).map(([name, file]) => [file, name]))
  const output = {
    dir: dist,
    format: 'esm',
    chunkFileNames: 'shared-[hash].js',
    comments: false,
    minify: true,
  } as const
  // Only modules have names to import; left to itself, Node's platform takes CommonJS first.
  const resolve = { mainFields: ['module', 'main'] }
  return { input, cwd, resolve, platform: 'node', treeshake: { commonjs: false }, plugins: [licenses], output }
}
