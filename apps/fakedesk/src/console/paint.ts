import type { styleText } from 'node:util'
import { builtin } from '../builtin.ts'

export type Style = Extract<Parameters<typeof styleText>[0], string>

/** Gives a text its colour, or leaves it as it is where there are no colours. */
export type Paint = (style: Style, text: string) => string

export const plain: Paint = (_, text) => text

/** Colours for a terminal; NO_COLOR and FORCE_COLOR are heard, as Node hears them. Asked once, not for each line. */
export function painter(stream: NodeJS.WritableStream): Paint {
  const { styleText } = builtin('node:util')
  const hasColours = styleText('red', ' ', { stream }) !== ' '
  return hasColours ? (style, text) => styleText(style, text, { validateStream: false }) : plain
}
