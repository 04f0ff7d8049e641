import type { Reply } from '@fakedesk/core'

/**
 * Why the engine could not answer as Zendesk: the address or method is not Zendesk's, or Fakedesk lacks the operation.
 * Undefined for every other answer; a record that is not found belongs to an operation.
 */
export function whyUnknown({ status, operation }: Reply): string | undefined {
  if (status === 404 && operation === undefined) return 'Zendesk has no such operation; correct the address or method'
  if (status === 501) return `Fakedesk does not build ${operation} yet; pass a standIn to createFakedesk()`
  return undefined
}

/** Fails the request as a network error would, and says why where MSW says such things. */
export function fail({ method, url }: Request, why: string): Response {
  // biome-ignore lint/suspicious/noConsole: the only place where whoever runs the test looks
  console.error(
    `[Fakedesk] ${method} ${url}: ${why}, or leave out onUnknownOperation: 'error' to have the answer all the same.`,
  )
  return Response.error()
}
