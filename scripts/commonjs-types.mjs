// Run in a package that was built, with the names of files that hold types alone: says that dist/cjs is CommonJS, and
// copies the types there, where TypeScript takes them for those of CommonJS. Types alone are the same for both: the copies
// name those of modules.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const shared = process.argv.slice(2)

for (const file of readdirSync('dist').filter((name) => name.endsWith('.d.ts'))) {
  if (shared.includes(file)) continue
  const types = shared.reduce(typesOfModules, readFileSync(`dist/${file}`, 'utf8'))
  writeFileSync(`dist/cjs/${file}`, types)
}
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')

function typesOfModules(text, file) {
  const name = file.replace('.d.ts', '.js')
  return text.replaceAll(
    new RegExp(`^import (\\{[^}]*\\}) from "\\./${name}";$`, 'gm'),
    `import type $1 from "../${name}" with { "resolution-mode": "import" };`,
  )
}
