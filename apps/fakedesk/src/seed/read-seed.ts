import type { Seed } from '@fakedesk/core'
import { readStructuredFile, type StructuredFile } from '../structured-file.ts'

/** A seed as a file has it, unchecked, and where in the file its parts stand. */
export interface SeedFile extends Pick<StructuredFile, 'placeOf'> {
  readonly seed: Seed
}

/** Reads a seed, YAML or JSON. Throws `Refusal` for a file that is neither; the engine says what is wrong with the seed. */
export async function readSeed(file: string): Promise<SeedFile> {
  const { value, placeOf } = await readStructuredFile(file, '--seed')
  // The engine checks what it is given: a seed in code may have come from anywhere, too.
  return { seed: value as Seed, placeOf }
}
