import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { commands, common } from '../apps/fakedesk/src/command-line/commands.ts'
import { callsIn, faultOf } from './documented-commands.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = globSync('{*.md,docs/**/*.md,packages/*/README.md,apps/*/README.md}', { cwd: root })
const links = pages.flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!#|mailto:)([^)#\s]+)/g)].map(([, to]) => ({ page, to })),
)
/** Options of other programs that pages name alone. */
const ofOthers = ['--experimental-vm-modules']
const repository = 'https://github.com/fakedesk/fakedesk/'

test('every link within the repository leads to something', () => {
  const dead = links.filter(({ page, to }) => !existsSync(placeOf(page, to))).map(({ page, to }) => `${page}: ${to}`)
  assert.deepEqual(dead, [])
  assert.ok(pages.length > 5)
})

test('every link to a heading of a page leads to one that it has', () => {
  const toHeadings = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#\s]*)#([^)\s]+)\)/g)].map(([, to, id]) => ({
      page,
      to,
      id,
    })),
  )
  const within = toHeadings.filter(({ to }) => to === '' || to.startsWith(repository) || !to.startsWith('https://'))
  const dead = within.filter(
    ({ page, to, id }) => !headingsOf(to === '' ? join(root, page) : placeOf(page, to)).includes(id),
  )
  assert.deepEqual(dead, [])
  assert.ok(within.length > 5)
})

test('the links of what is published work outside of the repository', () => {
  const relative = links.filter(({ page, to }) => /^(packages|apps)\//.test(page) && !to.startsWith('https://'))
  assert.deepEqual(relative, [])
})

test('every command and option that a page tells of is one of fakedesk', () => {
  const calls = pages.flatMap((page) =>
    callsIn(readFileSync(join(root, page), 'utf8')).map((call) => ({ page, ...call })),
  )
  const wrong = calls.flatMap(({ page, ...call }) => {
    const fault = faultOf(call, { commands, common })
    return fault === undefined || ofOthers.includes(fault) ? [] : [`${page}: ${call.words.join(' ')}: ${fault}`]
  })
  assert.deepEqual(wrong, [])
  assert.ok(calls.length > 20)
})

test('a command or an option that there is not is found wherever a page has it', () => {
  const faultsOf = (page) => callsIn(page).map((call) => faultOf(call, { commands, common }))
  assert.deepEqual(faultsOf('`fakedesk rum -- npm test`, `npx fakedesk run --sead a -- x --unread`'), [
    'no command rum',
    '--sead',
  ])
  assert.deepEqual(faultsOf('```sh\nexport A=1\nnpx fakedesk --prot 1 \\\n  --seed a\n```'), ['--prot'])
  assert.deepEqual(faultsOf('`--everythink`, `fakedesk help rum`, `npm start -- --prot 1`'), [
    '--everythink',
    'rum',
    '--prot',
  ])
  assert.deepEqual(faultsOf("`fakedesk -p 1 | grep --x`, `npm install fakedesk --save-dev`, `import 'fakedesk'`"), [
    undefined,
  ])
})

function placeOf(page, to) {
  if (to.startsWith(repository)) return join(root, to.slice(repository.length).replace(/^(blob|tree)\/main\//, ''))
  return /^https?:/.test(to) ? root : join(root, dirname(page), to)
}

/** As GitHub makes identifiers of headings; the site's are the same for what has no marks within its words. */
function headingsOf(place) {
  const file = place.endsWith('.md') ? place : join(place, 'README.md')
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)
  return [...headings].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
