/** Throws if the answer is the one that Zendesk has for addresses and methods it does not serve. */
export async function refuseUnknownOperation(request: Request, response: Response): Promise<void> {
  if (response.status !== 404) return
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  if (!isInvalidEndpoint(body)) return
  throw new Error(
    `Zendesk has no operation ${request.method} ${request.url}: correct the request, ` +
      `or pass onUnknownOperation: 'answer' to handlers() to get Zendesk's 404.`,
  )
}

function isInvalidEndpoint(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body && body.error === 'InvalidEndpoint'
}
