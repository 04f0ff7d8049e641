import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publishedPackages } from './packed.mjs'
import { untold } from './tried-versions.mjs'

for (const { manifest } of publishedPackages()) {
  test(`${manifest.name} asks for what was tried`, () => assert.deepEqual(untold(manifest), []))
}

test('a manifest that promises more, or less, than was tried is found', () => {
  const promises = { name: 'p', engines: { node: '>=20' }, peerDependencies: { msw: '^3.0.0', vitest: '>=1' } }
  assert.deepEqual(untold(promises), [
    'p asks for node >=20; tried was >=22.13.0.',
    'p asks for msw ^3.0.0; tried was ^2.0.0 || ^3.0.0.',
    'p asks for vitest >=1; tried was ^3.0.0 || ^4.0.0 || ^5.0.0.',
  ])
})
