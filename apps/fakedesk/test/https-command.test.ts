import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { Command, fakedesk } from './command.ts'

const room = mkdtempSync(join(tmpdir(), 'fakedesk-https-command-'))
afterAll(() => rmSync(room, { recursive: true }))
const caFolder = join(room, 'ca')

test.runIf(process.platform !== 'win32')(
  'the banner’s line for HTTPS brings curl to an account of the fake',
  async () => {
    const server = new Command('--port', '0', '--https', '--ca-folder', caFolder)
    const [, line = ''] = await server.said(/HTTPS: +(HTTPS_PROXY=\S+ curl .*)\.\.\.\n/)
    await server.said(/Trust: +fakedesk ca\n/)
    const signed = `${line}api/v2/users/me -s -u admin@example.com:password`
    const { stdout } = await promisify(execFile)('sh', ['-c', signed])
    expect(JSON.parse(stdout).user.url).toMatch('https://acme.zendesk.com/api/v2/users/')
    await server.said(/ 200 .* \/api\/v2\/users\/me .* in acme\n/)
    server.kill('SIGINT')
    expect(await server.ended()).toMatchObject({ code: 0, stderr: '' })
  },
)

test('the log tells once of each client that gets nowhere', async () => {
  const server = new Command('--port', '0', '--json')
  const url = await server.url()
  const secure = url.replace('http:', 'https:')
  for (let tried = 0; tried < 3; tried++) await expect(fetch(secure)).rejects.toThrow()
  await fetch(`${url}/api/v2/users/me`)
  await server.said(/"type":"request"/)
  server.kill('SIGTERM')
  const lines = (await server.ended()).stdout.trimEnd().split('\n')
  const notices = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'notice')
  expect(notices).toEqual([{ type: 'notice', time: expect.any(String), notice: expect.stringContaining('--https') }])
})

test('--json tells where the certificate is', async () => {
  const server = new Command('--port', '0', '--json', '--https', '--ca-folder', caFolder)
  const [line] = await server.said(/^.*"listening".*$/m)
  expect(JSON.parse(line)).toMatchObject({ ca_file: join(caFolder, 'authority.pem') })
  server.kill('SIGTERM')
  await server.ended()
})

test('--offline alone is refused in one line', async () => {
  expect(await fakedesk('--offline', '--port', '0')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'fakedesk: --offline is for the proxy that --https opens; add --https\n',
  })
})
