import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { OnBug } from '@fakedesk/core'
import { refused } from '../pages/guard.ts'
import { disturb } from './disturb.ts'
import type { Door, JudgedReply } from './door.ts'
import { IncomingExchange } from './exchange.ts'
import type { RefusedHost } from './hosts.ts'
import type { PagesListener } from './lazy.ts'

export interface ListenerOptions {
  readonly door: Door
  /** The app's own pages: `/` and what is under `/_fakedesk`. */
  readonly pages: PagesListener
  readonly refusedHost: RefusedHost
  /** What callers speak; plain HTTP if left out. */
  readonly scheme?: 'http' | 'https'
  /** Whether the server takes no more requests on a connection. */
  readonly isClosing: () => boolean
  readonly onServed: (exchange: IncomingExchange, reply: JudgedReply, milliseconds: number) => void
  readonly onBug: OnBug
}

/** The way of a request through Node's server. Nothing stands between it and the engine, and nothing is awaited twice. */
export function createListener(options: ListenerOptions): RequestListener {
  const { door, pages, refusedHost, scheme, isClosing, onServed, onBug } = options
  return (incoming, outgoing) => {
    const start = performance.now()
    const exchange = new IncomingExchange(incoming, scheme)
    // HTTP/2 has other ways to say so.
    const isLast = () => isClosing() && incoming.httpVersionMajor === 1
    const finish = (reply: JudgedReply) => {
      if (reply.disturbance) void disturb(outgoing, reply, () => send(outgoing, reply, isLast())).catch(fail)
      else send(outgoing, reply, isLast())
      onServed(exchange, reply, performance.now() - start)
    }
    const fail = (error: unknown) => {
      if (!hasLeft(incoming)) onBug(error, `${incoming.method} ${withoutQuery(incoming.url)}`)
      if (!outgoing.headersSent) send(outgoing, failure, isLast())
    }
    try {
      const host = refusedHost(incoming.url ?? '/', incoming.headers)
      if (host !== undefined) return finish(refusalOf(host))
      if (isPage(incoming.url)) return void pages(incoming, outgoing).catch(fail)
      const reply = door(exchange)
      if (reply instanceof Promise) reply.then(finish).catch(fail)
      else finish(reply)
    } catch (error) {
      fail(error)
    }
  }
}

const withoutQuery = (url = '/') => url.replace(/\?.*/s, '')

function isPage(url: string | undefined): boolean {
  return url === '/' || url?.startsWith('/?') === true || url?.startsWith('/_fakedesk') === true
}

/** Whoever goes away in the middle of a request makes reading it fail, and that is no bug of ours. */
function hasLeft(incoming: IncomingMessage): boolean {
  return incoming.destroyed && !incoming.complete
}

const json = { 'Content-Type': 'application/json; charset=utf-8' }

/** What is said where not even the engine could say it: a referee that fails, a header that cannot be sent. */
const failure: JudgedReply = {
  status: 500,
  headers: json,
  body: JSON.stringify({ error: 'InternalError', description: 'Fakedesk failed at this request; its log says why' }),
}

function refusalOf(host: string): JudgedReply {
  const name = host.slice(0, 80)
  const reason = `this server does not go by the name ${JSON.stringify(name)}`
  return {
    status: 403,
    headers: json,
    body: JSON.stringify(refused(`${reason}; if it should, start it with --allow-host ${name.replace(/:\d+$/, '')}`)),
  }
}

/** Of the ways to give Node a head, names and values in one flat list is the fastest by two microseconds. */
function send(outgoing: ServerResponse, reply: JudgedReply, isClosing: boolean): void {
  const { status, headers, body } = reply
  const head: string[] = []
  for (const name in headers) head.push(name, headers[name] ?? '')
  // An answer to HEAD tells the length of what it leaves out; told twice, clients take none.
  if (body !== null && !('Content-Length' in headers)) head.push('Content-Length', String(Buffer.byteLength(body)))
  if (isClosing) head.push('Connection', 'close')
  outgoing.writeHead(status, head)
  if (body === null) outgoing.end()
  else if (reply.disturbance?.body) outgoing.flushHeaders()
  else outgoing.end(body)
}
