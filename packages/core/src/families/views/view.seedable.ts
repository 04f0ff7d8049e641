import type { ViewCreate } from '@fakedesk/spec'
import { theAccountItself } from '../../account/actor.ts'
import { namedByRules } from '../../seed/named-by-rules.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createView } from './change-view.ts'
import { seedViews } from './views.seed.ts'

/** A view in a seed. With none, there are those that every account begins with. */
export interface ViewSeed extends Omit<ViewCreate, 'id'>, Dated {}

export const seedableViews = seedable<ViewSeed, ViewCreate>()({
  name: 'views',
  operation: 'CreateView',
  key: 'view',
  own: dated,
  after: namedByRules,
  plant: (account, { id: _, ...given }) => createView(account, theAccountItself, given),
  complete: (account) => {
    if (account.views.size === 0) seedViews(account)
  },
})
