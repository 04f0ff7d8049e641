import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { thirdPartyLicenses } from './licenses.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'licenses-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what a build takes in is named with its license; a text that several have stands there once', () => {
  const modules = [
    installed('one', { license: 'MIT' }, { LICENSE: 'Do as\nyou like.' }),
    installed('@scope/two', { licenses: [{ type: 'MIT' }] }, { 'LICENSE.md': 'Do as you like.\r\n', NOTICE: '' }),
    join(folder, 'src', 'ours.js'),
  ]
  const [head, section, ...more] = written(modules).split('-'.repeat(80))
  assert.match(head, /following packages/)
  assert.equal(section.trim(), '@scope/two 1.2.3 (MIT)\none 1.2.3 (MIT)\n\nDo as\nyou like.')
  assert.deepEqual(more, [])
})

test('who leaves out the text of the MIT License gets it, with the name', () => {
  const text = written([installed('three', { license: 'MIT', author: 'Ada <ada@example.com>' })])
  assert.match(text, /three 1\.2\.3 \(MIT\)\n\nMIT License\n\nCopyright \(c\) Ada\n/)
})

test('any other license without its text fails the build', () => {
  assert.throws(() => written([installed('four', { license: 'BSD-3-Clause' })]), /four comes without the text/)
})

test('a build of our own code alone has no such file', () => {
  assert.equal(written([join(folder, 'src', 'ours.js')]), undefined)
})

/** A module of a package that lies in node_modules. */
function installed(name, manifest, files = {}) {
  const place = join(folder, 'node_modules', name)
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text)
  return join(place, 'dist', 'index.js')
}

function written(ids) {
  let source
  const chunk = { modules: Object.fromEntries(ids.map((id) => [id, {}])) }
  thirdPartyLicenses().generateBundle.call({ emitFile: (file) => ({ source } = file) }, {}, { 'index.js': chunk })
  return source
}
