import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseYaml } from '../apps/fakedesk/src/yaml.ts'

/** No container and no runner of GitHub's is at hand here; this is what can be held of the files that are for them. */

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file) => readFileSync(join(root, file), 'utf8')
const yaml = (file) => parseYaml(read(file)).value

const workflows = globSync('.github/workflows/*.yml', { cwd: root })
const instructions = read('Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => line.split(/ (.*)/s))
const all = (name) => instructions.filter(([one]) => one === name).map(([, rest]) => rest)

test('the image is built of tagged images, and runs what it runs without a shell and as nobody in particular', () => {
  for (const image of all('FROM')) assert.match(image, /^node:24-(slim|alpine)/)
  assert.deepEqual(all('USER'), ['node'])
  assert.equal(all('ADD').length, 0)
  for (const name of ['ENTRYPOINT', 'CMD']) {
    assert.equal(all(name).length, 1)
    assert.ok(Array.isArray(JSON.parse(all(name)[0])))
  }
  const [healthCheck] = all('HEALTHCHECK')
  assert.ok(JSON.parse(healthCheck.replace(/.*? CMD /, '')).includes('node'))
  assert.ok(
    instructions.findIndex(([name]) => name === 'USER') < instructions.findIndex(([name]) => name === 'ENTRYPOINT'),
  )
})

test('files for machines elsewhere name the pnpm that is pinned here', () => {
  const { pnpm } = JSON.parse(read('package.json')).devDependencies
  const named = ['Dockerfile', ...workflows].flatMap((file) => [...read(file).matchAll(/pnpm@([\d.]+)/g)])
  assert.ok(named.length > 3)
  for (const [, version] of named) assert.equal(version, pnpm)
})

test('workflows say what they may do, and use actions by version', () => {
  assert.ok(workflows.length > 1)
  for (const file of workflows) {
    const { permissions, jobs } = yaml(file)
    assert.ok(permissions, file)
    for (const { uses } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      assert.match(uses ?? 'own@v1', /^\.\/|@v\d+$/, file)
    }
  }
  assert.deepEqual(yaml('.github/workflows/test.yml').jobs.test.strategy.matrix.os, [
    'ubuntu-latest',
    'macos-latest',
    'windows-latest',
  ])
})

test('the scripts that actions name are there', () => {
  const { main, post } = yaml('action.yml').runs
  for (const script of [main, post]) assert.ok(existsSync(join(root, script)), script)
  assert.match(yaml('report/action.yml').runs.steps[0].run, /action\/report\.mjs/)
})

test('the example of compose waits until the fake answers', () => {
  const { services } = yaml('compose.yaml')
  assert.equal(services.tests.depends_on.fakedesk.condition, 'service_healthy')
  assert.ok(services.fakedesk.volumes[0].endsWith(`:${JSON.parse(all('VOLUME')[0])[0]}`))
})
