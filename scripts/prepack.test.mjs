import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { publishedPackages } from './packed.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepack-'))
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
  cpSync(join(import.meta.dirname, 'prepack.mjs'), join(folder, 'scripts', 'prepack.mjs'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a package is built, with what it depends on, before it is packed', () => {
  const { status, stdout, stderr } = prepack('@fakedesk/msw', 'exit 0')
  assert.deepEqual([status, stdout], [0, ''])
  assert.equal(stderr, 'turbo run build --filter=@fakedesk/msw... --output-logs=errors-only\n')
})

test('what does not build is not packed', () => {
  assert.equal(prepack('@fakedesk/msw', 'exit 3').status, 3)
})

test('a task of turbo, which has built already, builds nothing', () => {
  assert.equal(prepack('@fakedesk/msw', 'exit 3', { TURBO_HASH: 'abc' }).status, 0)
})

for (const { manifest } of publishedPackages()) {
  test(`${manifest.name} is built before it is packed, and says where it comes from`, () => {
    assert.equal(manifest.scripts.prepack, 'node ../../scripts/prepack.mjs')
    const { repository, homepage, keywords, license } = manifest
    assert.ok(repository.url && homepage && keywords.length > 0)
    assert.equal(license, 'MIT')
  })
}

function prepack(name, then, more = {}) {
  const turbo = join(folder, 'node_modules', '.bin', 'turbo')
  writeFileSync(turbo, `#!/bin/sh\necho "turbo $*"\n${then}\n`)
  chmodSync(turbo, 0o755)
  const env = { PATH: process.env.PATH, npm_package_name: name, ...more }
  return spawnSync(process.execPath, [join(folder, 'scripts', 'prepack.mjs')], { encoding: 'utf8', env })
}
