import type { Call } from '../../operation.ts'
import { readIds, readNumericIds } from '../../read-ids.ts'
import { rowsWithin } from '../../store/rows-within.ts'
import { ulidOf } from '../../ulid.ts'

/** The responses that the caller may read, by all filters that are given; their ids sort by time. */
export function listedResponses({ account, actor, query }: Call<'ListSurveyResponses'>) {
  const { 'filter[responder_ids]': responders, 'filter[subject_zrns]': subjects } = query
  const { 'filter[created_at_start]': start, 'filter[created_at_end]': end } = query
  let rows = account.surveyResponses.visibleTo(actor)
  if (responders) rows = rows.by('responder', readNumericIds(responders, 'filter[responder_ids]'))
  if (subjects) rows = rows.by('subject', readIds(subjects, 'filter[subject_zrns]'))
  if (start === undefined && end === undefined) return rows
  const [from] = momentsOf(start)
  const [, to] = momentsOf(end)
  return rowsWithin(rows, {
    from: from === undefined ? from : [placeOf(from)],
    to: to === undefined ? to : [placeOf(to)],
  })
}

/** Smaller numbers are seconds, as the filters were once documented; now they are milliseconds (docs). */
const leastMilliseconds = 100_000_000_000

/** The first moment that is meant, and the first that is not any more. */
function momentsOf(given: number | undefined): readonly [number | undefined, number | undefined] {
  if (given === undefined) return [undefined, undefined]
  return given < leastMilliseconds ? [given * 1000, (given + 1) * 1000] : [given, given + 1]
}

const latest = 2 ** 48

const placeOf = (moment: number) => ulidOf(Math.min(Math.max(moment, 0), latest), 0)
