import { test as base } from '@playwright/test'
import { startDesks } from 'fakedesk/testing'

/** One fake for each worker, an account for each test; the report of one that fails tells of the last requests. */
export const test = base.extend({
  desks: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted.
    async ({}, use) => {
      const desks = await startDesks()
      await use(desks)
      await desks.close()
    },
    { scope: 'worker' },
  ],
  desk: async ({ desks }, use, testInfo) => {
    const desk = desks.open()
    await use(desk)
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('fakedesk', { body: desk.story(), contentType: 'text/plain' })
    }
    desk.drop()
  },
})
