// Fails if `turbo run generate` has just made other committed files than those in the index.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const folder = 'specs/postman'
const { status, stderr } = spawnSync('git', ['diff', '--quiet', '--', folder], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  encoding: 'utf8',
})

if (status === 0) console.log(`${folder} is what the specification gives.`)
else if (status === 1)
  fail(`${folder} is generated and has changed: add it to the commit that changes the specification.`)
else console.log(`Nothing to compare ${folder} with: ${stderr?.split('\n')[0] || 'there is no git here'}`)

function fail(message) {
  console.error(message)
  process.exitCode = 1
}
