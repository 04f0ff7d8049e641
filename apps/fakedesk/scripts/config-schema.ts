import { writeFile } from 'node:fs/promises'
import { configSchema } from '../src/config/config-schema.ts'

// Part of `pnpm build`: what editors complete config files by, published with the app.
await writeFile(new URL('../dist/config.schema.json', import.meta.url), JSON.stringify(configSchema()))
