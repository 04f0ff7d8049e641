import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = globSync('{*.md,docs/**/*.md,packages/*/README.md,apps/*/README.md}', { cwd: root })
const links = pages.flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!#|mailto:)([^)#\s]+)/g)].map(([, to]) => ({ page, to })),
)
const repository = 'https://github.com/fakedesk/fakedesk/'

test('every link within the repository leads to something', () => {
  const dead = links.filter(({ page, to }) => !existsSync(placeOf(page, to))).map(({ page, to }) => `${page}: ${to}`)
  assert.deepEqual(dead, [])
  assert.ok(pages.length > 5)
})

test('the links of what is published work outside of the repository', () => {
  const relative = links.filter(({ page, to }) => /^(packages|apps)\//.test(page) && !to.startsWith('https://'))
  assert.deepEqual(relative, [])
})

function placeOf(page, to) {
  if (to.startsWith(repository)) return join(root, to.slice(repository.length).replace(/^(blob|tree)\/main\//, ''))
  return /^https?:/.test(to) ? root : join(root, dirname(page), to)
}
