import { createRequire } from 'node:module'
import type { createInstance, getHttpOperationsFromSpec, IHttpRequest, IHttpResponse } from '@stoplight/prism-http'

export type PrismRequest = IHttpRequest
export type PrismResponse = IHttpResponse
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number]
export type PrismConfig = Parameters<typeof createInstance>[0]
export type PrismInstance = ReturnType<typeof createInstance>
export type Prism = ReturnType<typeof loadPrism>

/**
 * Prism takes half a second and 90 MB to load, so nobody does before there is something for it to do; after that a
 * call costs nothing. Prism is CommonJS, and so are the parts of it that its index leaves out.
 */
export function loadPrism() {
  const require = createRequire(import.meta.url)
  const http: typeof import('@stoplight/prism-http') = require('@stoplight/prism-http')
  const core: typeof import('@stoplight/prism-core') = require('@stoplight/prism-core')
  const router: typeof import('@stoplight/prism-http/dist/router/index.js') = require('@stoplight/prism-http/dist/router/index.js')
  const mocker: typeof import('@stoplight/prism-http/dist/mocker/index.js') = require('@stoplight/prism-http/dist/mocker/index.js')
  const preferences: typeof import('@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js') = require('@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js')
  const serializer: typeof import('@stoplight/prism-http-server/dist/serialize.js') = require('@stoplight/prism-http-server/dist/serialize.js')
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
