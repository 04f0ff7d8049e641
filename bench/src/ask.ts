import { get } from 'node:http'
import type { Session } from '@fakedesk/spec'

/** The admin of the default world; every server is asked with it, and Prism wants any credentials at all. */
export const authorization = `Basic ${Buffer.from('admin@example.com/token:token').toString('base64')}`

/** An answer as it came over the wire, header names in the case that was sent. */
export interface Recorded {
  readonly status: number
  readonly rawHeaders: readonly string[]
  readonly body: string
}

export function ask(url: string): Promise<Recorded> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { authorization }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          rawHeaders: response.rawHeaders,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.on('error', reject)
  })
}

export async function sessionsOfFakedesk(url: string): Promise<readonly Session[]> {
  const { status, body } = await ask(`${url}/api/v2/sessions`)
  if (status !== 200) throw new Error(`GET /api/v2/sessions answered ${status}: ${body}`)
  const { sessions }: { sessions: readonly Session[] } = JSON.parse(body)
  return sessions
}
