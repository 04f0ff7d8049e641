import { createRequire } from 'node:module'
import type { Liquid as Engine } from 'liquidjs'

/**
 * Stands for `liquidjs` in the command: the engine of placeholders is read when the first one is filled in, for it would
 * be a tenth of every start.
 */
export function Liquid(options: object): Engine {
  const read = createRequire(import.meta.url)('./liquid.cjs')
  return new read.Liquid(options)
}
