import { define } from '../../store/definition.ts'

/** That a view has been counted: the first to ask gets no number yet (recorded). */
export interface CountedView {
  /** The view's. */
  readonly id: number
  /** Of the view, when it was counted. */
  readonly updated_at: string
}

/** Never on the wire. A write to it makes kept answers void: the next one has the number. */
export const countedViews = define<CountedView, CountedView>()({
  name: 'counted_views',
  singular: 'counted_view',
  isInternal: true,
  indexes: {},
  present: (counted) => counted,
})
