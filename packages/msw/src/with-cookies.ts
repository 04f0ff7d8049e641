/**
 * The request with the cookies that a browser would send. A page never sees the Cookie header, and no Request can be
 * given one there; MSW knows the cookies all the same, from the answers that it mocked and from the document.
 */
export function withCookies(request: Request, cookies: Readonly<Record<string, string>>): Request {
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  if (pairs.length === 0 || request.headers.has('cookie')) return request
  const headers = new Headers(request.headers)
  headers.set('cookie', pairs.join('; '))
  return Object.defineProperty(request.clone(), 'headers', { value: headers })
}
