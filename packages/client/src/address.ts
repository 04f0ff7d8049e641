/** Where the API is: `{ subdomain: 'acme' }` for `https://acme.zendesk.com`, or the `baseUrl` of anything that answers like it. */
export type Address =
  | { readonly subdomain: string; readonly baseUrl?: never }
  | { readonly baseUrl: string | URL; readonly subdomain?: never }

/** The address that paths are appended to, without a slash at its end. Throws a TypeError unless exactly one is given. */
export function baseUrlOf({ subdomain, baseUrl }: Address): string {
  if ((subdomain === undefined) === (baseUrl === undefined)) {
    throw new TypeError('createClient needs a subdomain or a baseUrl, and not both: pass { subdomain: "acme" }.')
  }
  if (subdomain === undefined) return String(baseUrl).replace(/\/+$/, '')
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(subdomain)) {
    throw new TypeError(`"${subdomain}" is no subdomain: pass "acme" for https://acme.zendesk.com, or use baseUrl.`)
  }
  return `https://${subdomain}.zendesk.com`
}
