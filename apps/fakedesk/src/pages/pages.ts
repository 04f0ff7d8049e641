import { InvalidAccountName, type OnBug, UnknownAccount } from '@fakedesk/core'
import { Hono } from 'hono'
import { type ControlOptions, controlPages, unknownEndpoint } from './control.ts'
import { home } from './home.ts'

export interface PagesOptions extends ControlOptions {
  readonly onBug: OnBug
}

/** All pages of the app itself; everything else belongs to the engine. */
export function createPages(options: PagesOptions): Hono {
  const pages = new Hono()
  pages.get('/', (context) => home(context, options.version))
  pages.route('/_fakedesk', controlPages(options))
  pages.notFound((context) => context.json(unknownEndpoint, 404))
  pages.onError((error, context) => {
    if (error instanceof InvalidAccountName || error instanceof UnknownAccount) {
      return context.json({ error: error.name, description: error.message }, 404)
    }
    options.onBug(error, `${context.req.method} ${context.req.path}`)
    return context.json(
      { error: 'InternalError', description: 'Fakedesk failed at this request; its log says why' },
      500,
    )
  })
  return pages
}
