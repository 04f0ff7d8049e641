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

/** The parts of Prism that are used here. */
export type Prism = Pick<Http, 'createInstance' | 'getHttpOperationsFromSpec' | 'ProblemJsonError' | 'VIOLATIONS'> & {
  readonly route: Router['default']
  /** The error that stands for the breaches of a request. */
  readonly refusalOf: Mocker['createUnprocessableEntityResponse']
  /** What the header `Prefer: code=404, example=name` asks of a mock. */
  readonly preferencesOf: Preferences['getHttpConfigFromRequest']
  readonly serialize: Serializer['serialize']
  readonly logger: Parameters<Http['createInstance']>[1]['logger']
}

/**
 * Prism takes half a second and 90 MB to load, so nobody does before there is something for it to do; after that a
 * call costs nothing. Prism is CommonJS, and so are the parts of it that its index leaves out.
 */
export function loadPrism(): Prism {
  const require = createRequire(import.meta.url)
  const http: Http = require('@stoplight/prism-http')
  const core: typeof import('@stoplight/prism-core') = require('@stoplight/prism-core')
  const router: Router = require('@stoplight/prism-http/dist/router/index.js')
  const mocker: Mocker = require('@stoplight/prism-http/dist/mocker/index.js')
  const preferences: Preferences = require('@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js')
  const serializer: Serializer = require('@stoplight/prism-http-server/dist/serialize.js')
  return {
    ...http,
    route: router.default,
    refusalOf: mocker.createUnprocessableEntityResponse,
    preferencesOf: preferences.getHttpConfigFromRequest,
    serialize: serializer.serialize,
    // Prism tells its own log of each step; ours has one line a request.
    logger: core.createLogger('prism', { level: 'silent' }),
  }
}
