import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { configSchema } from '../src/config/config-schema.ts'
import { defineConfig, startFakedesk } from '../src/index.ts'
import { Command } from './command.ts'
import { admin } from './credentials.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fakedesk-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const fakedesk = (...given: readonly (string | NodeJS.ProcessEnv)[]) => new Command({ cwd: folder }, ...given)
const told = async (...given: readonly (string | NodeJS.ProcessEnv)[]) => {
  const { code, stdout, stderr } = await fakedesk('config', '--json', ...given).ended()
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

test('without a file, a variable or a flag, defaults hold', async () => {
  const { file, options } = await told()
  expect(file).toBeNull()
  expect(options.port).toEqual({ value: 4010, from: 'default' })
  expect(options.https).toEqual({ value: false, from: 'default' })
})

test('a flag goes before a variable, that before the file, that before the default', async () => {
  write('fakedesk.config.yaml', 'port: 1\nauth: any\naccounts: [acme, beta]\n')
  expect((await told()).options).toMatchObject({
    port: { value: 1, from: 'file', at: 'fakedesk.config.yaml:1' },
    auth: { value: 'any', from: 'file', at: 'fakedesk.config.yaml:2' },
    accounts: { value: ['acme', 'beta'], from: 'file' },
  })
  const variables = { FAKEDESK_PORT: '2', FAKEDESK_HTTPS: '1', FAKEDESK_AUTH: 'strict' }
  expect((await told(variables)).options).toMatchObject({
    port: { value: 2, from: 'variable', at: 'FAKEDESK_PORT' },
    https: { value: true, from: 'variable' },
    auth: { value: 'strict', from: 'variable' },
  })
  const typed = (await told(variables, '--port', '3', '--no-https')).options
  expect(typed).toMatchObject({ port: { value: 3, from: 'flag', at: '--port' }, https: { value: false, from: 'flag' } })
})

test.each([
  ['ts', "import type { Config } from 'fakedesk'\nexport default { account: 'acme' } satisfies Config"],
  ['js', "export default { account: 'acme' }"],
  ['json', '{ "$schema": "./any.json", "account": "acme" }'],
  ['yaml', 'account: acme'],
])('fakedesk.config.%s is found by itself', async (form, text) => {
  write(`fakedesk.config.${form}`, text)
  expect((await told()).options.account).toMatchObject({ value: 'acme', from: 'file' })
})

test.each([
  ['prt: 1', /fakedesk\.config\.yaml:1: unknown option "prt"; did you mean port\?/],
  ['rate-limit: 1', /unknown option "rate-limit"; did you mean rateLimit\?/],
  ['port: soon', /fakedesk\.config\.yaml:1: port: give a number, not "soon"/],
  ['auth: none', /auth none: choose strict or any/],
  ['rateLimit: gold', /choose essential or team/],
  ['- port', /give an object of options/],
  ['port: [', /fakedesk\.config\.yaml:\d+:\d+: not valid YAML or JSON/],
  ['faults: [{ status: 404 }]', /fault 1: status must be 429, or 500 to 599/],
  ['seed: { users: [{ nam: Rosa }] }', /nam/],
])('%s is refused in a line', async (text, why) => {
  write('fakedesk.config.yaml', text)
  const { code, stderr, stdout } = await fakedesk('serve', '--port', '0').ended()
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(why)
})

test('a file that imports what is not installed is told what to do', async () => {
  write('fakedesk.config.js', "import { defineConfig } from 'fakedesk'\nexport default defineConfig({})")
  expect((await fakedesk('config').ended()).stderr).toMatch(/npm install --save-dev fakedesk there/)
})

test('a file that is named must be there, and two of them are one too many', async () => {
  expect((await fakedesk('--config', 'other.yaml').ended()).stderr).toMatch(/other\.yaml: there is no such file/)
  write('fakedesk.config.json', '{}')
  write('fakedesk.config.yaml', '')
  expect((await fakedesk('config').ended()).stderr).toMatch(/keep one, or name it: --config/)
})

test('a server has what its file says: seeds, faults and limits included', async () => {
  write(
    'fakedesk.config.json',
    JSON.stringify({
      port: 0,
      rateLimit: 'team',
      seed: { groups: [{ name: 'Tea' }] },
      faults: [{ operation: 'ListUsers', status: 503 }],
    }),
  )
  const server = fakedesk()
  const url = await server.url()
  const groups = await fetch(`${url}/api/v2/groups`, { headers: admin })
  expect(groups.headers.get('x-rate-limit')).toBe('200')
  expect(JSON.stringify(await groups.json())).toContain('"Tea"')
  expect((await fetch(`${url}/api/v2/users`, { headers: admin })).status).toBe(503)
  server.kill('SIGKILL')
})

test('startFakedesk reads none unless it is told to', async () => {
  write('desk.yaml', 'accounts: [acme]\ncontrolToken: known')
  const running = await startFakedesk({ config: join(folder, 'desk.yaml'), accounts: ['beta'] })
  expect([running.controlToken, running.fakedesk.defaultAccount]).toEqual(['known', 'beta'])
  await running.close()
  const inCode = await startFakedesk({ config: defineConfig({ account: 'gamma' }), defaultAccount: undefined })
  expect(inCode.fakedesk.defaultAccount).toBe('gamma')
  await inCode.close()
})

describe('--watch', () => {
  test('begins anew when the file changes, at the same port, and goes on where the file is broken', async () => {
    const seedOf = (name: string) => JSON.stringify({ seed: { groups: [{ name }] } })
    write('fakedesk.config.json', seedOf('Tea'))
    const server = fakedesk('--port', '0', '--watch')
    const url = await server.url()
    const groups = () =>
      fetch(`${url}/api/v2/groups`, { headers: admin }).then(
        (answer) => answer.text(),
        () => '',
      )
    const shows = async (name: string) => {
      while (!(await groups()).includes(`"${name}"`)) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await shows('Tea')
    write('fakedesk.config.json', seedOf('Lamps'))
    await shows('Lamps')
    write('fakedesk.config.json', '{ "seed": ')
    await server.complained(/what was there goes on/)
    await shows('Lamps')
    server.kill('SIGKILL')
  })
})

describe('init', () => {
  test.each(['yaml', 'json', 'ts', 'js'])(
    'writes fakedesk.config.%s, which holds, and never over another',
    async (form) => {
      expect(await fakedesk('init', form).ended()).toMatchObject({ code: 0, stderr: '' })
      const file = `fakedesk.config.${form}`
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text).toContain('port')
      // The type is of no use where nothing is installed.
      if (form === 'ts') write(file, text.replace(/^import .*$/m, 'const defineConfig = <T>(config: T) => config'))
      expect((await told()).file).toBe(file)
      expect(await fakedesk('init', form).ended()).toMatchObject({ code: 1, stderr: expect.stringMatching(/--force/) })
      expect(await fakedesk('init', form, '--force').ended()).toMatchObject({ code: 0 })
    },
  )
})

test('the schema has a property for every option, and shells complete every command', async () => {
  const { properties } = configSchema()
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['port', 'rateLimit', 'seed', 'faults', 'caFolder']))
  expect(properties).not.toHaveProperty('config')
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout } = await fakedesk('completion', shell).ended()
    expect(stdout).toMatch(/rate-limit/)
    expect(stdout).toMatch(/completion/)
  }
  expect((await fakedesk('completion').ended()).stderr).toMatch(/completion bash\|zsh\|fish/)
})
