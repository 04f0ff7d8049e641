import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin, RolldownOptions } from 'rolldown'

const instead = (name: string) => join(import.meta.dirname, 'src', 'instead', `${name}.cjs`)

/**
 * Node warns of its own `url.parse` whoever is not installed under `node_modules`, as in a clone. The reader of references
 * names the package `url`, which is the same, among its dependencies.
 */
const packageUrl: Plugin = {
  name: 'package-url',
  resolveId: (id, importer) =>
    id === 'url' && importer?.includes('json-schema-ref-parser') ? createRequire(importer).resolve('url/') : null,
}

/**
 * Prism, and what of its hundred and fifty dependencies it needs here, as one file of CommonJS beside the adapter that
 * reads it. What makes of it an installation of its own, telemetry and all, stays behind.
 */
export const stoplightBuild = {
  input: { stoplight: join(import.meta.dirname, 'src', 'stoplight.cjs') },
  cwd: import.meta.dirname,
  platform: 'node',
  // What CommonJS exports is seen to be of use only where it is named; some of it is copied whole.
  treeshake: { commonjs: false },
  plugins: [packageUrl],
  resolve: {
    alias: {
      // The same as the whole of it with its default language, without seventy other languages.
      '@faker-js/faker$': '@faker-js/faker/locale/en',
      // `node-fetch` takes of this what Node has itself: `URL`.
      'whatwg-url$': 'node:url',
      // Its CommonJS hides from bundlers what it requires.
      'jsonc-parser$': 'jsonc-parser/lib/esm/main.js',
      'iconv-lite$': instead('iconv-lite'),
      esprima$: instead('esprima'),
    },
  },
  output: { format: 'cjs', entryFileNames: '[name].cjs', comments: false, minify: true },
} satisfies RolldownOptions
