import { zoneOffset } from '../../zone-offset.ts'

/** A stretch of time in which a time zone's clocks are so many milliseconds ahead of UTC. */
export interface ZoneSpan {
  readonly from: number
  readonly to: number
  readonly offset: number
}

const minute = 60_000
/** Shorter than any stretch between two changes of a zone's clocks that there has been (Ramadan in Morocco). */
const stride = 7 * 24 * 60 * minute

const years = new Map<string, readonly ZoneSpan[]>()

/** The spans that a time from one moment to another runs through, each cut to it. `zone` is an IANA name. */
export function* zoneSpans(zone: string, from: number, to: number): Generator<ZoneSpan> {
  for (let year = new Date(from).getUTCFullYear(); Date.UTC(year) < to; year += 1) {
    for (const span of spansOf(zone, year)) {
      const cut = { from: Math.max(from, span.from), to: Math.min(to, span.to), offset: span.offset }
      if (cut.from < cut.to) yield cut
    }
  }
}

export function offsetAt(zone: string, moment: number): number {
  const [span] = zoneSpans(zone, moment, moment + 1)
  return span?.offset ?? 0
}

function spansOf(zone: string, year: number): readonly ZoneSpan[] {
  const key = `${zone} ${year}`
  const known = years.get(key)
  if (known) return known
  const spans = workOut(zone, Date.UTC(year), Date.UTC(year + 1))
  years.set(key, spans)
  return spans
}

function workOut(zone: string, begin: number, end: number): readonly ZoneSpan[] {
  const spans: ZoneSpan[] = []
  let [from, offset] = [begin, zoneOffset(zone, begin)]
  for (let time = begin; time < end; time += stride) {
    const next = Math.min(time + stride, end)
    const after = zoneOffset(zone, next)
    if (after === offset) continue
    const change = changeBetween(zone, time, next, offset)
    spans.push({ from, to: change, offset })
    from = change
    offset = after
  }
  spans.push({ from, to: end, offset })
  return spans.filter((span) => span.from < span.to)
}

/** The minute in which the zone leaves the offset. */
function changeBetween(zone: string, before: number, after: number, offset: number): number {
  let [low, high] = [before, after]
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute
    if (zoneOffset(zone, middle) === offset) low = middle
    else high = middle
  }
  return high
}
