/**
 * The path of an address that lies on this very site, percent-encoded; `/` for every other one. The address is read
 * as browsers read it, who skip tabs, take `\` for `/` and walk `..`: what counts is where it leads, not how it looks.
 */
export function localAddress(text: string | null, origin: string): string {
  const site = URL.parse(origin)
  const url = site && text ? URL.parse(text, site.href) : null
  if (!site || url?.origin !== site.origin || url.protocol !== site.protocol) return '/'
  // `/.//evil.example` leads here, but its path alone would lead away.
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`
}
