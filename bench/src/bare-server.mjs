// The least that Node can do: the same bytes and headers as Fakedesk's answers, looked up by path.
// Plain JavaScript, so that neither its start nor its memory includes the removal of types.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, recordings] = process.argv.slice(2)
const setByNode = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'])

/** @type {Record<string, import('./ask.ts').Recorded>} */
const recorded = JSON.parse(readFileSync(recordings, 'utf8'))
const answers = new Map(
  Object.entries(recorded).map(([path, { status, rawHeaders, body }]) => [
    path,
    { status, body, headers: [...kept(rawHeaders), 'Content-Length', Buffer.byteLength(body)] },
  ]),
)

createServer((request, response) => {
  const answer = answers.get(request.url)
  if (answer === undefined) response.writeHead(404).end()
  else response.writeHead(answer.status, answer.headers).end(answer.body)
}).listen(Number(port), '127.0.0.1')

function kept(rawHeaders) {
  return rawHeaders.filter((_, at) => !setByNode.has(rawHeaders[at - (at % 2)].toLowerCase()))
}
