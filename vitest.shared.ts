import type { ViteUserConfig } from 'vitest/config'

/** Every package tests its sources and those of its neighbours, never a build that may be stale. */
const conditions = ['fakedesk-source', 'module', 'node', 'default']

export default {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Other work on the machine must not fail a test; one that hangs still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]],
  },
} satisfies ViteUserConfig
