import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { fixedClock } from '@fakedesk/core'
import { createClient } from 'node-zendesk'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { admin, bodyOf } from './credentials.ts'
import { StateFolder } from './state-folder.ts'

const folder = new StateFolder()
afterAll(() => folder.remove())

const servers: RunningFakedesk[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(state?: string): Promise<RunningFakedesk> {
  const running = await startFakedesk({
    port: 0,
    clock: () => fixedClock('2026-03-14T09:00:00Z'),
    ...(state && { state }),
  })
  servers.push(running)
  return running
}

interface Uploaded {
  readonly upload: { readonly token: string; readonly attachment: { readonly content_url: string } }
}

/** All values of a byte, so that nothing may take them for text. */
const bytes = Uint8Array.from({ length: 20_000 }, (_, place) => place % 256)

async function upload(url: string): Promise<string> {
  const headers = { ...admin, 'Content-Type': 'application/zip' }
  const response = await fetch(`${url}/api/v2/uploads.json?filename=a.zip`, { method: 'POST', headers, body: bytes })
  return (await bodyOf<Uploaded>(response)).upload.attachment.content_url
}

const bytesAt = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer())

test('files come back over HTTP as they went, whole or in parts', async () => {
  const { url } = await start()
  const address = await upload(url)
  expect(await bytesAt(address)).toEqual(bytes)
  const part = await fetch(address, { headers: { Range: 'bytes=300-309' } })
  expect([part.status, new Uint8Array(await part.arrayBuffer())]).toEqual([206, bytes.slice(300, 310)])
})

test.each(['GET', 'HEAD'])('%s tells the length, once', async (method) => {
  const { url } = await start()
  const address = await upload(url)
  const raw = await new Promise<readonly string[]>((resolve, reject) => {
    const sent = request(address, { method }, (incoming) => {
      resolve(incoming.rawHeaders)
      incoming.resume()
    })
    sent.on('error', reject).end()
  })
  const lengths = raw.filter((_, place) => raw[place - 1]?.toLowerCase() === 'content-length')
  expect(lengths).toEqual(['20000'])
})

test('files outlive the process in a state file', async () => {
  const state = folder.file()
  const first = await start(state)
  const address = await upload(first.url)
  servers.splice(servers.indexOf(first), 1)
  await first.close()
  const second = await start(state)
  expect(await bytesAt(address.replace(first.url, second.url))).toEqual(bytes)
})

test('the npm package node-zendesk uploads a file, and a ticket takes it', async () => {
  const { url } = await start()
  const zendesk = createClient({ username: 'admin@example.com', token: 'token', endpointUri: `${url}/api/v2` })
  // The client opens a file by its path, which its types want as bytes.
  const path = join(folder.path, 'a.bin')
  writeFileSync(path, bytes)
  const { token } = resultOf(
    await zendesk.attachments.upload(Buffer.from(path), { filename: 'a.bin', binary: true }),
  ).upload
  const comment = { body: 'A', uploads: [token] }
  const { id } = resultOf(await zendesk.tickets.create({ ticket: { subject: 'A', comment } }))
  const [told] = await zendesk.tickets.getComments(id)
  const [attachment] = Object(told).attachments
  expect(await bytesAt(attachment.content_url)).toEqual(bytes)
  expect(resultOf(await zendesk.attachments.show(attachment.id))).toMatchObject({ attachment: { size: 20_000 } })
})

/** The client wraps some answers and not others. */
const resultOf = (answer: unknown) => Object(answer).result ?? Object(answer)
