import { constructFromEvents, EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml'

/** A YAML text that was read. */
export interface Yaml {
  readonly value: unknown
  /** The line, counted from 1, of the value at this path, or of what it stands in. */
  lineOf(path: readonly (string | number)[]): number | undefined
}

/** Nothing that is written by hand goes deeper. */
const deepest = 500

/** Throws a `YAMLException` with the place, also for aliases that stand for more than the memory holds. */
export function parseYaml(text: string): Yaml {
  const events = parseEvents(text, { maxDepth: deepest })
  const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length
  if (documents > 1) throw new YAMLException(`it holds ${documents} documents, where one is read`)
  refuseBombs(text, events)
  const [value = null] = constructFromEvents(events, { source: text })
  return { value, lineOf: (path) => lineOf(text, events, path) }
}

export function isYamlError(error: unknown): error is YAMLException {
  return error instanceof YAMLException
}

/** Values that aliases may add to those that are written out. */
const mostCopied = 1_000_000

/** A few aliases of aliases stand for more values than anybody can read (the "billion laughs"). */
function refuseBombs(text: string, events: readonly Event[]): void {
  const sizes = new Map<string, number>()
  /** Collections that are open, each with its size so far. */
  const open: { readonly anchor: string | undefined; size: number }[] = []
  let copied = 0
  for (const event of events) {
    const anchor = anchorOf(text, event)
    if (event.type === EVENT_ID.POP) close(open, sizes)
    else if (event.type !== EVENT_ID.ALIAS && event.type !== EVENT_ID.SCALAR) open.push({ anchor, size: 1 })
    else {
      const size = event.type === EVENT_ID.ALIAS ? (sizes.get(anchor ?? '') ?? 1) : 1
      if (event.type === EVENT_ID.ALIAS) copied += size
      else if (anchor !== undefined) sizes.set(anchor, 1)
      const around = open.at(-1)
      if (around) around.size += size
      if (copied > mostCopied) {
        YAMLException.throwAt(text, startOf(event), `its aliases stand for more than ${mostCopied} values`)
      }
    }
  }
}

function close(open: { readonly anchor: string | undefined; size: number }[], sizes: Map<string, number>): void {
  const closed = open.pop()
  const around = open.at(-1)
  if (!closed) return
  if (closed.anchor !== undefined) sizes.set(closed.anchor, closed.size)
  if (around) around.size += closed.size
}

function anchorOf(text: string, event: Event): string | undefined {
  if (!('anchorStart' in event) || event.anchorStart < 0) return undefined
  return text.slice(event.anchorStart, event.anchorEnd)
}

function lineOf(text: string, events: readonly Event[], path: readonly (string | number)[]): number | undefined {
  let place = 1
  let found: number | undefined
  for (const step of path) {
    const child = childOf(text, events, place, step)
    if (child === undefined) break
    place = child
    const start = startOf(events[place])
    if (start >= 0) found = start
  }
  return found === undefined ? undefined : text.slice(0, found).split('\n').length
}

/** The event that begins the value under the key, or at the place, of the collection that begins at `at`. */
function childOf(text: string, events: readonly Event[], at: number, step: string | number): number | undefined {
  const parent = events[at]?.type
  if (parent !== EVENT_ID.MAPPING && parent !== EVENT_ID.SEQUENCE) return undefined
  let place = at + 1
  for (let passed = 0; place < events.length; passed++) {
    const event = events[place]
    if (!event || event.type === EVENT_ID.POP) return undefined
    if (parent === EVENT_ID.SEQUENCE) {
      if (passed === step) return place
    } else {
      const isNamed = event.type === EVENT_ID.SCALAR && getScalarValue(text, event) === String(step)
      place = behind(events, place)
      if (isNamed) return place
    }
    place = behind(events, place)
  }
  return undefined
}

/** Where what begins here has ended. */
function behind(events: readonly Event[], at: number): number {
  let depth = 0
  for (let place = at; place < events.length; place++) {
    const type = events[place]?.type
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++
    if (type === EVENT_ID.POP) depth--
    if (depth <= 0) return place + 1
  }
  return events.length
}

/** The offset in the text; -1 for a value that nothing stands for. */
function startOf(event: Event | undefined): number {
  if (!event) return -1
  if ('start' in event) return event.start
  if ('valueStart' in event) return event.valueStart
  return 'anchorStart' in event ? event.anchorStart : -1
}
