import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bakeWorld } from '../src/world/bake-world.ts'

// `turbo run generate`: makes the default world once, so that an account that begins with it need only read it.
const file = fileURLToPath(new URL('../src/generated/baked-world.ts', import.meta.url))
const text = JSON.stringify(bakeWorld(), undefined, 2)
writeFileSync(
  file,
  `import type { Template } from '../world/template.ts'\n\nexport const bakedWorld: Template = ${text}\n`,
)
