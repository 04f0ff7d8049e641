const secrets: ReadonlySet<string> = new Set([
  'password',
  'token',
  'access_token',
  'refresh_token',
  'client_secret',
  'code',
])

/** What decoding a key changes; most keys have none of it, and decoding is slow for something done at each request. */
const isEncoded = /[%+?]/

/** The address with the values of the query that nobody should read over a shoulder or in a log. */
export function withoutSecrets(path: string): string {
  const start = path.indexOf('?') + 1
  if (start === 0) return path
  return path.slice(0, start) + path.slice(start).split('&').map(masked).join('&')
}

function masked(pair: string): string {
  const end = pair.indexOf('=')
  return end >= 0 && secrets.has(nameOf(pair.slice(0, end))) ? `${pair.slice(0, end)}=***` : pair
}

/** `password` of `user%5Bpassword%5D`. */
function nameOf(key: string): string {
  const name = isEncoded.test(key) ? (new URLSearchParams(`${key}=`).keys().next().value ?? '') : key
  return (/([^[\]]*)\]?$/.exec(name)?.[1] ?? name).toLowerCase()
}
