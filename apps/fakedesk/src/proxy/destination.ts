/** Where a request through a proxy is to go. */
export interface Destination {
  readonly scheme: 'http' | 'https'
  /** In small letters, an IPv6 address in brackets. */
  readonly hostname: string
  readonly port: number
}

/** What `CONNECT example.com:443` names; undefined for what is no host and port. */
export function connectDestination(target: string): Destination | undefined {
  const found = /^(.+):(\d{1,5})$/.exec(target)
  return found?.[1] === undefined ? undefined : destination('https', `http://${found[1]}`, Number(found[2]))
}

/** What `GET http://example.com/path` names; undefined for an address that is not sent whole, or is none. */
export function requestDestination(url: string): Destination | undefined {
  const found = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#@]+)/i.exec(url)
  if (found?.[2] === undefined) return undefined
  const scheme = found[1]?.toLowerCase() === 'https' ? 'https' : 'http'
  return destination(scheme, `http://${found[2]}`)
}

function destination(scheme: Destination['scheme'], url: string, port?: number): Destination | undefined {
  const read = URL.parse(url)
  if (read?.pathname !== '/' || read.search !== '') return undefined
  const usual = scheme === 'https' ? 443 : 80
  // Of a scheme's own port nothing is left in a URL: 80 may have been said, and 443 was not.
  const said = /:(\d+)$/.exec(url)?.[1]
  return {
    scheme,
    hostname: read.hostname.replace(/\.$/, ''),
    port: port ?? (said === undefined ? usual : Number(said)),
  }
}

export const addressOf = ({ hostname, port }: Destination) => `${hostname}:${port}`

/** The hosts of the service, which is what we stand for. */
export function isService({ hostname }: Pick<Destination, 'hostname'>): boolean {
  return /^(?:.+\.)?zendesk\.com$/.test(hostname)
}
