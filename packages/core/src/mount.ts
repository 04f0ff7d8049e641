/** An address cut at the path by which it names an account, where no host can. */
export interface Mounted {
  /** `/_accounts/acme`; undefined where the address has none. */
  readonly mount: string | undefined
  /** The address without it. */
  readonly url: string
}

const places = '/_accounts/'

/** Cuts `http://127.0.0.1:4010/_accounts/acme/api/v2/users` into the account's place and the address within it. */
export function mounted(url: string): Mounted {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  if (start < 0 || !url.startsWith(places, start)) return { mount: undefined, url }
  const length = url.slice(start + places.length).search(/[/?#]|$/)
  const end = start + places.length + length
  return { mount: url.slice(start, end), url: url.slice(0, start) + url.slice(end) }
}

/** `acme` of `/_accounts/acme`. */
export function accountAt(mount: string | undefined): string | undefined {
  return mount?.slice(places.length)
}
