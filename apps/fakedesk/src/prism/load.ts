import type { createInstance, getHttpOperationsFromSpec, IHttpRequest, IHttpResponse } from '@stoplight/prism-http'

export type PrismRequest = IHttpRequest
export type PrismResponse = IHttpResponse
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number]
export type PrismConfig = Parameters<typeof createInstance>[0]
export type PrismInstance = ReturnType<typeof createInstance>
export type Prism = Awaited<ReturnType<typeof loadPrism>>

/** Prism takes half a second and 90 MB to load, so nobody does before there is something for it to do. */
export async function loadPrism() {
  const [http, core, router, mocker, preferences, serializer] = await Promise.all([
    import('@stoplight/prism-http'),
    import('@stoplight/prism-core'),
    import('@stoplight/prism-http/dist/router/index.js'),
    import('@stoplight/prism-http/dist/mocker/index.js'),
    import('@stoplight/prism-http-server/dist/getHttpConfigFromRequest.js'),
    import('@stoplight/prism-http-server/dist/serialize.js'),
  ])
  return {
    ...http,
    route: router.default.default,
    refusalOf: mocker.createUnprocessableEntityResponse,
    preferencesOf: preferences.getHttpConfigFromRequest,
    serialize: serializer.serialize,
    // Prism tells its own log of each step; ours has one line a request.
    logger: core.createLogger('prism', { level: 'silent' }),
  }
}
