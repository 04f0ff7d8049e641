import { builtin } from '../builtin.ts'
import type { Destination } from '../proxy/destination.ts'
import type { FrontOptions } from '../proxy/front.ts'
import { Refusal } from '../refusal.ts'
import { isLoopback, type RefusedHost } from './hosts.ts'
import { type Listening, listen } from './listen.ts'
import { createListener, type ListenerOptions } from './listener.ts'
import { explainPlainPort } from './plain-port.ts'

/** What a port speaks beside plain HTTP. */
export interface Speaking {
  /**
   * The port also answers HTTPS, as any host of the service and of this machine, by certificates of an authority of this
   * machine's own, and is a proxy: what is for `*.zendesk.com` is answered here, the rest is passed on.
   */
  readonly https?: boolean
  /** As a proxy, refuse other hosts than those of the service and of this machine. */
  readonly offline?: boolean
  /** The folder of the authority, made if there is none. Left out, it is in the user's data folder. */
  readonly caFolder?: string | undefined
  /** Hears what is no request and deserves a word: TLS on a plain port, a client that trusts no authority of ours. */
  readonly onNotice?: (notice: string) => void
}

export interface PortOptions extends Speaking {
  readonly host: string
  readonly port: number
  readonly answers: Omit<ListenerOptions, 'isClosing' | 'scheme'>
}

export interface OpenPort extends Pick<Listening, 'url' | 'port' | 'close'> {
  readonly caFile: string | undefined
}

/** Opens the port and answers on it. Throws `Refusal`. */
export async function openPort(options: PortOptions): Promise<OpenPort> {
  const { host, onNotice = () => {} } = options
  const server = builtin('node:http').createServer()
  let listening: Listening | undefined
  const answers = { ...options.answers, isClosing: () => listening?.isClosing === true }
  const plain = createListener(answers)
  if (!options.https) {
    if (options.offline) throw new Refusal('--offline is for the proxy that --https opens; add --https')
    server.on('request', plain)
    explainPlainPort(server, onNotice)
    listening = await listen(server, host, options.port)
    return { ...listening, caFile: undefined }
  }
  const secure = createListener({ ...answers, scheme: 'https' })
  const isHere = (destination: Destination) =>
    destination.port === listening?.port && goesBy(options.answers.refusedHost, destination)
  const whyNot = whyNotFrom(options)
  const front = await openFront({ server, plain, secure, isHere, whyNot, onNotice, env: process.env }, options.caFolder)
  listening = await listen(server, host, options.port)
  const { url, port, close } = listening
  const closeBoth = () => {
    const closed = close()
    front.close()
    return closed
  }
  return { url, port, caFile: front.caFile, close: closeBoth }
}

/** Loaded for those who speak HTTPS alone. */
async function openFront(options: Omit<FrontOptions, 'signer'>, caFolder: string | undefined) {
  const [{ Front }, { authorityFolder, openAuthority }] = await Promise.all([
    import('../proxy/front.ts'),
    import('../tls/authority-folder.ts'),
  ])
  const authority = openAuthority(authorityFolder(caFolder))
  const front = new Front({ ...options, signer: authority })
  return { caFile: authority.file, close: () => front.close() }
}

function goesBy(refusedHost: RefusedHost, { hostname, port }: Destination): boolean {
  return refusedHost('/', { host: `${hostname}:${port}` }) === undefined
}

/** Other machines must not reach through this one what only it can reach. */
function whyNotFrom({ host, offline = false }: PortOptions): FrontOptions['whyNot'] {
  return ({ hostname, port }) => {
    const to = `nothing is passed on to ${hostname}:${port}`
    if (!isLoopback(host)) return `other machines reach this server, so ${to}`
    return offline && !isLoopback(hostname) ? `Fakedesk is offline: ${to}` : undefined
  }
}
