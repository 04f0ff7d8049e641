import type { Reply } from '@fakedesk/core'

/** Zendesk's 404 for an address or method that it does not have; a record that is not found belongs to an operation. */
export function isUnknownOperation({ status, operation }: Reply): boolean {
  return status === 404 && operation === undefined
}

/** Fails the request as a network error would, and says why where MSW says such things. */
export function refuse({ method, url }: Request): Response {
  // biome-ignore lint/suspicious/noConsole: the only place where whoever runs the test looks
  console.error(
    `[Fakedesk] Zendesk has no operation ${method} ${url}. Correct the request, ` +
      `or leave out onUnknownOperation: 'error' to have it answered with Zendesk's 404.`,
  )
  return Response.error()
}
