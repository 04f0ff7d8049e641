import { Hono } from 'hono'
import { type ControlOptions, controlPages, unknownEndpoint } from './control.ts'
import { home } from './home.ts'

/** All pages of the app itself; everything else belongs to the engine. */
export function createPages(options: ControlOptions): Hono {
  const pages = new Hono()
  pages.get('/', (context) => home(context, options.version))
  pages.route('/_fakedesk', controlPages(options))
  pages.notFound((context) => context.json(unknownEndpoint, 404))
  return pages
}
