import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const serverNames = ['fakedesk', 'bare', 'prism'] as const
export type ServerName = (typeof serverNames)[number]

const require = createRequire(import.meta.url)

/** The arguments of `node` that start each server on a port of 127.0.0.1, each as quiet as it can be. */
export const servers: Readonly<Record<ServerName, (port: number) => readonly string[]>> = {
  fakedesk: (port) => [path('../../apps/fakedesk/dist/cli.js'), 'serve', '--quiet', '--port', `${port}`],
  bare: (port) => [path('./bare-server.mjs'), `${port}`, recordings],
  prism: (port) => [
    join(dirname(require.resolve('@stoplight/prism-cli/package.json')), 'dist/index.js'),
    ...['mock', '--verboseLevel', 'silent', '--port', `${port}`],
    fileURLToPath(import.meta.resolve('@fakedesk/spec/support.openapi.json')),
  ],
}

/** What the bare server answers with: Fakedesk's own answers, by path. */
export const recordings = path('../reports/recordings.json')

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}
