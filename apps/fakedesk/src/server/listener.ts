import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Door, JudgedReply } from './door.ts'
import { IncomingExchange } from './exchange.ts'

export interface ListenerOptions {
  readonly door: Door
  /** The app's own pages: `/` and what is under `/_fakedesk`. */
  readonly pages: RequestListener
  /** Whether the server takes no more requests on a connection. */
  readonly isClosing: () => boolean
  readonly onServed: (exchange: IncomingExchange, reply: JudgedReply, milliseconds: number) => void
  readonly onBug: (error: unknown) => void
}

/** The way of a request through Node's server. Nothing stands between it and the engine, and nothing is awaited twice. */
export function createListener({ door, pages, isClosing, onServed, onBug }: ListenerOptions): RequestListener {
  return (incoming, outgoing) => {
    if (isPage(incoming.url)) return pages(incoming, outgoing)
    const start = performance.now()
    const exchange = new IncomingExchange(incoming)
    const finish = (reply: JudgedReply) => {
      send(outgoing, reply, isClosing())
      if (reply.bug !== undefined && !hasLeft(incoming)) onBug(reply.bug)
      onServed(exchange, reply, performance.now() - start)
    }
    const fail = (error: unknown) => {
      if (!hasLeft(incoming)) onBug(error)
      if (!outgoing.headersSent) finish(failure)
    }
    try {
      const reply = door(exchange)
      if (reply instanceof Promise) reply.then(finish).catch(fail)
      else finish(reply)
    } catch (error) {
      fail(error)
    }
  }
}

function isPage(url: string | undefined): boolean {
  return url === '/' || url?.startsWith('/?') === true || url?.startsWith('/_fakedesk') === true
}

/** Whoever goes away in the middle of a request makes reading it fail, and that is no bug of ours. */
function hasLeft(incoming: IncomingMessage): boolean {
  return incoming.destroyed && !incoming.complete
}

const failure: JudgedReply = {
  status: 500,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: 'Fakedesk failed; its log says why.\n',
}

/** Of the ways to give Node a head, names and values in one flat list is the fastest by two microseconds. */
function send(outgoing: ServerResponse, { status, headers, body }: JudgedReply, isClosing: boolean): void {
  const head: string[] = []
  for (const name in headers) head.push(name, headers[name] ?? '')
  if (body !== null) head.push('Content-Length', String(Buffer.byteLength(body)))
  if (isClosing) head.push('Connection', 'close')
  outgoing.writeHead(status, head)
  if (body === null) outgoing.end()
  else outgoing.end(body)
}
