import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'

export const configFiles = ['ts', 'js', 'json', 'yaml'].map((extension) => `fakedesk.config.${extension}`)

/** The config file of a folder, the working directory if none is named. Throws `Refusal` where there are several. */
export function findConfig(folder = ''): string | undefined {
  const found = configFiles.map((name) => join(folder, name)).filter((file) => existsSync(file))
  if (found.length > 1)
    throw new Refusal(`there are ${found.join(' and ')}; keep one, or name it: --config ${found[0]}`)
  return found[0]
}
