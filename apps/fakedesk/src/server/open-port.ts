import type { RequestListener, Server } from 'node:http'
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
  const server = builtin('node:http').createServer()
  let listening: Listening | undefined
  const answers = { ...options.answers, isClosing: () => listening?.isClosing === true }
  const plain = createListener(answers)
  const front = options.https
    ? await openFront(options, {
        server,
        plain,
        secure: createListener({ ...answers, scheme: 'https' }),
        isHere: (destination) =>
          destination.port === listening?.port && goesBy(options.answers.refusedHost, destination),
      })
    : stayPlain(options, server, plain)
  listening = await listen(server, options.host, options.port)
  const { url, port, close } = listening
  return {
    url,
    port,
    caFile: front?.caFile,
    close() {
      const closed = close()
      front?.close()
      return closed
    },
  }
}

function stayPlain({ offline, onNotice = () => {} }: PortOptions, server: Server, plain: RequestListener): undefined {
  if (offline) throw new Refusal('--offline is for the proxy that --https opens; add --https')
  server.on('request', plain)
  explainPlainPort(server, onNotice)
}

type Behind = Pick<FrontOptions, 'server' | 'plain' | 'secure' | 'isHere'>

/** Loaded for those who speak HTTPS alone. */
async function openFront(options: PortOptions, behind: Behind) {
  const [{ Front }, { authorityFolder, openAuthority }] = await Promise.all([
    import('../proxy/front.ts'),
    import('../tls/authority-folder.ts'),
  ])
  const authority = openAuthority(authorityFolder(options.caFolder))
  const { onNotice = () => {} } = options
  const whyNot = whyNotFrom(options)
  const front = new Front({ ...behind, whyNot, onNotice, env: process.env, signer: authority })
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
