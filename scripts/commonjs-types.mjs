// Run in a package that was built: says that dist/cjs is CommonJS, and copies the types there, where TypeScript takes
// them for those of CommonJS.
import { cpSync, readdirSync, writeFileSync } from 'node:fs'

for (const file of readdirSync('dist', { recursive: true })) {
  if (file.endsWith('.d.ts') && !/^cjs[\\/]/.test(file)) cpSync(`dist/${file}`, `dist/cjs/${file}`)
}
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
