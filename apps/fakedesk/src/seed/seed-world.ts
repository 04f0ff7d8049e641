import type { World } from '@fakedesk/core'
import { readSeed } from './read-seed.ts'

/**
 * The world of a seed file, YAML or JSON, for the option `world`. Rejects with a `Refusal` that names file, line,
 * what is wrong and what to do.
 *
 * @example
 * const fakedesk = await startFakedesk({ world: await seedWorld('seed.yaml') })
 */
export async function seedWorld(file: string): Promise<World> {
  const { world } = await readSeed(file)
  return world
}
