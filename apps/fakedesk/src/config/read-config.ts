import { statSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Refusal } from '../refusal.ts'
import { readStructuredFile, type StructuredFile } from '../structured-file.ts'
import { settingsOf } from './config-values.ts'
import type { Settings } from './settings.ts'

/** What a config file says. Throws `Refusal`, with a line for each thing that is wrong. */
export async function readConfig(file: string): Promise<Settings> {
  const { value, placeOf } = await readAny(file)
  return settingsOf(value, { file, placeOf })
}

function readAny(file: string): Promise<StructuredFile> {
  if (/\.(?:json|ya?ml)$/i.test(file)) return readStructuredFile(file, '--config')
  if (/\.[cm]?[jt]s$/i.test(file)) return readModule(file)
  throw new Refusal(`--config ${file}: name a file that ends in .ts, .js, .json or .yaml`)
}

async function readModule(file: string): Promise<StructuredFile> {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {}
  if (mtimeMs === undefined) throw new Refusal(`--config ${file}: there is no such file; check the path`)
  if (/ts$/i.test(extname(file)) && !process.features.typescript) {
    const others = file.replace(/\.[cm]?ts$/i, '.js')
    throw new Refusal(`${file}: TypeScript needs Node 22.18 or later, and this is ${process.version}; write ${others}`)
  }
  // A module is evaluated once for each address; with --watch it is wanted anew.
  const address = `${pathToFileURL(resolve(file)).href}?at=${mtimeMs}`
  const loaded: { readonly default?: unknown } = await import(address).catch((error: unknown) => {
    throw new Refusal(`${file}: it cannot be run: ${firstLine(error)}${advice(error)}`)
  })
  if (loaded.default === undefined) throw new Refusal(`${file}: it exports nothing; write export default { ... }`)
  return { file, value: loaded.default, placeOf: () => file }
}

/** Whoever runs the command by npx has no package to import from. */
function advice(error: unknown): string {
  const isOurs = /Cannot find package 'fakedesk'/.test(firstLine(error))
  return isOurs ? '; run npm install --save-dev fakedesk there, or write a config without an import' : ''
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0] ?? text
}
