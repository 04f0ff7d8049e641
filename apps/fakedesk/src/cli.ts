#!/usr/bin/env node
// Only what a Node of years ago can read, as a module or as a script: it has to get as far as the refusal.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 13)) {
  // What was compiled once is read from then on; a folder that cannot be written is none of our business.
  process.getBuiltinModule('node:module').enableCompileCache()
  import('./command.ts').then((command) => command.run(process.argv.slice(2)))
} else {
  process.stderr.write(`fakedesk: Node 22.13 or later is needed; this is ${process.version}\n`)
  process.exitCode = 1
}
