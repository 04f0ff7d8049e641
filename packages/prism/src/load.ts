import { createRequire } from 'node:module'

type Http = typeof import('@stoplight/prism-http')
type Router = typeof import('@stoplight/prism-http/dist/router/index.js')
type Mocker = typeof import('@stoplight/prism-http/dist/mocker/index.js')
type Preferences = typeof import('@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js')
type Serializer = typeof import('@stoplight/prism-http-server/dist/serialize.js')

export type PrismInstance = ReturnType<Http['createInstance']>
export type PrismConfig = Parameters<Http['createInstance']>[0]
export type PrismOperation = Awaited<ReturnType<Http['getHttpOperationsFromSpec']>>[number]
export type PrismRequest = Parameters<PrismInstance['request']>[0]
type PrismOutcome = Extract<Awaited<ReturnType<ReturnType<PrismInstance['request']>>>, { _tag: 'Right' }>['right']
export type PrismResponse = PrismOutcome['output']
/** Something that breaches the specification, as Prism tells of it. */
export type PrismDiagnostic = PrismOutcome['validations']['input'][number]

/** What `stoplight.cjs` gives. */
type Parts = Pick<Http, 'createInstance' | 'getHttpOperationsFromSpec' | 'ProblemJsonError' | 'VIOLATIONS'> & {
  readonly createLogger: typeof import('@stoplight/prism-core')['createLogger']
  readonly route: Router['default']
  /** The error that stands for the breaches of a request. */
  readonly refusalOf: Mocker['createUnprocessableEntityResponse']
  /** What the header `Prefer: code=404, example=name` asks of a mock. */
  readonly preferencesOf: Preferences['getHttpConfigFromRequest']
  readonly serialize: Serializer['serialize']
}

/** The parts of Prism that are used here. */
export interface Prism extends Omit<Parts, 'createLogger'> {
  readonly logger: Parameters<Http['createInstance']>[1]['logger']
}

/**
 * Prism takes a quarter of a second and tens of MB to load, so nobody does before there is something for it to do; after
 * that a call costs nothing.
 */
export function loadPrism(): Prism {
  const { createLogger, ...parts }: Parts = createRequire(import.meta.url)('./stoplight.cjs')
  // Prism tells its own log of each step; ours has one line a request.
  return { ...parts, logger: createLogger('prism', { level: 'silent' }) }
}
