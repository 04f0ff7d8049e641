import { Liquid } from 'liquidjs'
import { once } from '../once.ts'
import type { Scene } from './scene.ts'
import { languageOf, scopeOf } from './scope.ts'

/** Zendesk's placeholders are Liquid. Nothing is read from elsewhere: `include` and its like find no files. */
const liquid = once(() => new Liquid({ templates: {}, ownPropertyOnly: true }))

/** Whether there is anything to fill in. */
const hasPlaceholder = (text: string) => text.includes('{{') || text.includes('{%')

/**
 * A text of a rule with its placeholders filled in, dynamic content first. What is not known comes out empty; a text that
 * cannot be read as Liquid stays as it is (docs: Placeholders reference).
 */
export function renderPlaceholders(text: string, scene: Scene): string {
  if (!hasPlaceholder(text)) return text
  try {
    const rendered: unknown = liquid().parseAndRenderSync(languageOf(scene).filledIn(text), scopeOf(scene))
    return String(rendered)
  } catch {
    return text
  }
}
