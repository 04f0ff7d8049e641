import { writeFile } from 'node:fs/promises'
import { seedSchema } from '@fakedesk/core'

// Part of `pnpm build`: what editors complete seed files by, published with the app.
await writeFile(new URL('../dist/seed.schema.json', import.meta.url), JSON.stringify(seedSchema()))
