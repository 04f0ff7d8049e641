import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Recorded } from './ask.ts'

/** The least that Node can do: the same bytes and headers as Fakedesk's answers, looked up by path. */
const [port, recordings] = process.argv.slice(2)
const recorded: Readonly<Record<string, Recorded>> = JSON.parse(readFileSync(recordings ?? '', 'utf8'))
const setByNode = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'])

const answers = new Map(
  Object.entries(recorded).map(([path, { status, rawHeaders, body }]) => [
    path,
    { status, body, headers: kept(rawHeaders, body) },
  ]),
)

createServer((request, response) => {
  const answer = answers.get(request.url ?? '')
  if (answer === undefined) response.writeHead(404).end()
  else response.writeHead(answer.status, answer.headers).end(answer.body)
}).listen(Number(port), '127.0.0.1')

function kept(rawHeaders: readonly string[], body: string): string[] {
  const pairs = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []))
  const own = pairs.filter(([name = '']) => !setByNode.has(name.toLowerCase()))
  return [...own, ['Content-Length', `${Buffer.byteLength(body)}`]].flat()
}
