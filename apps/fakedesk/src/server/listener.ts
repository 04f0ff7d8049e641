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
export function createListener(options: ListenerOptions): RequestListener {
  return (incoming, outgoing) => {
    if (isPage(incoming.url)) options.pages(incoming, outgoing)
    else answer(options, incoming, outgoing)
  }
}

function isPage(url: string | undefined): boolean {
  return url === '/' || url?.startsWith('/_fakedesk') === true
}

function answer(options: ListenerOptions, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const start = performance.now()
  const exchange = new IncomingExchange(incoming)
  const finish = (reply: JudgedReply) => {
    send(outgoing, reply, options.isClosing())
    options.onServed(exchange, reply, performance.now() - start)
  }
  const fail = (error: unknown) => {
    // Whoever has gone away gets no answer, and his leaving is no bug of ours.
    if (!incoming.destroyed || incoming.complete) options.onBug(error)
    if (!outgoing.headersSent) finish(failure)
  }
  try {
    const reply = options.door(exchange)
    if (reply instanceof Promise) reply.then(finish).catch(fail)
    else finish(reply)
  } catch (error) {
    fail(error)
  }
}

const failure: JudgedReply = {
  status: 500,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: 'Fakedesk failed; its log says why.\n',
}

/** `writeHead` with a flat list is a tenth faster than with an object, and that than headers set one by one. */
function send(outgoing: ServerResponse, { status, headers, body }: JudgedReply, isClosing: boolean): void {
  const list: string[] = []
  for (const name in headers) list.push(name, headers[name] ?? '')
  if (body !== null) list.push('Content-Length', String(Buffer.byteLength(body)))
  if (isClosing) list.push('Connection', 'close')
  outgoing.writeHead(status, list)
  if (body === null) outgoing.end()
  else outgoing.end(body)
}
