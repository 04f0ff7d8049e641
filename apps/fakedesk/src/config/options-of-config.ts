import { parseCommandLine } from '../command-line/parse.ts'
import { readServeOptions } from '../commands/serve-options.ts'
import type { StartOptions } from '../start-options.ts'
import { settingsOf } from './config-values.ts'
import { lineOf } from './configured.ts'
import { findConfig } from './find-config.ts'
import { readConfig } from './read-config.ts'

/** A config as options of `startFakedesk`. Throws `Refusal`. */
export async function optionsOfConfig(config: NonNullable<StartOptions['config']>): Promise<StartOptions> {
  const file = config === true ? findConfig() : config
  const inCode = { file: 'config', placeOf: () => 'config' }
  const settings = typeof file === 'string' ? await readConfig(file) : settingsOf(file ?? {}, inCode)
  return readServeOptions(lineOf(parseCommandLine([]), settings), { port: 0 })
}
