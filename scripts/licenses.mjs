import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A plugin of rolldown that writes down whose code a build takes in, and their licenses, as `THIRD-PARTY-LICENSES` beside
 * it. Builds that share a folder share the plugin; the last one writes for all.
 */
export function thirdPartyLicenses() {
  const terms = new Map()
  return {
    name: 'third-party-licenses',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}))
      for (const folder of modules.flatMap(packageFolder)) {
        if (!terms.has(folder)) terms.set(folder, termsOf(folder))
      }
      if (terms.size === 0) return
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES', source: licensesText([...terms.values()]) })
    },
  }
}

/** The folder of the installed package that a module is part of, as a list of one; empty for a module of ours. */
function packageFolder(id) {
  const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id) ?? []
  return folder === undefined ? [] : [folder]
}

/** Name, version and license of a package, with the texts that it comes with. */
function termsOf(folder) {
  const { name, version, license, licenses, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const id = license ?? licenses?.map(({ type }) => type).join(' OR ')
  const files = readdirSync(folder).filter((file) => /^(licen[sc]e|copying|notice)\b/i.test(file))
  const texts = files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r', '').trim())
    .filter(Boolean)
  const text = texts.length > 0 ? texts.join('\n\n') : standardText(name, id, author)
  return { title: `${name} ${version} (${id})`, text }
}

/** For who names a license and leaves out its text. */
function standardText(name, id, author) {
  if (id !== 'MIT')
    throw new Error(`${name} comes without the text of its license, ${id}: add that to scripts/licenses.mjs`)
  const holder = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`)
  return mit.replace('HOLDER', holder.replace(/\s*[<(].*/, ''))
}

/** A text that several share, but for its line breaks, stands there once. */
function licensesText(all) {
  const sections = Map.groupBy(all, ({ text }) => text.replaceAll(/\s+/g, ' '))
  const written = [...sections.values()].map((own) => {
    const titles = new Set(own.map(({ title }) => title).sort())
    return `${[...titles].join('\n')}\n\n${own[0].text}\n`
  })
  return [head, ...written.sort()].join(`\n${'-'.repeat(80)}\n\n`)
}

const head = 'The files beside this one contain code of the following packages, under these licenses.\n'

const mit = `MIT License

Copyright (c) HOLDER

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`
