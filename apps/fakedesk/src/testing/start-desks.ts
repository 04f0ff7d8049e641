import { type RunningFakedesk, startFakedesk } from '../start-fakedesk.ts'
import type { StartOptions } from '../start-options.ts'
import { type Desk, type DeskSource, openDesk } from './desk.ts'
import { tellIfAborted } from './tell-if-aborted.ts'
import { toldWith } from './told-with.ts'

/** Those of `startFakedesk`. Which accounts there are, the tests decide. */
export type DeskOptions = Omit<StartOptions, 'accounts'>

/** One fake for all tests of a worker, and an account for each of them. */
export interface Desks extends RunningFakedesk {
  /**
   * An account that no other test has: with the world or seed of every fresh account, or a copy of the account that it is
   * to be `like`. Whoever opens it drops it.
   */
  open(options?: { readonly like?: string }): Desk
  /**
   * A test, for any runner, that is handed a desk of its own and what the runner hands it; the desk is dropped afterwards.
   * What the test throws tells of the last requests and of what has changed; of a test that takes too long, the console
   * does.
   *
   * @example
   * test('a ticket is opened', desks.test(async ({ url }) => {
   *   const response = await fetch(`${url}/api/v2/tickets`, { headers })
   *   expect(response.status).toBe(200)
   * }))
   */
  test<Given extends unknown[]>(
    work: (desk: Desk, ...given: Given) => unknown,
    options?: { readonly like?: string },
  ): (...given: Given) => Promise<void>
}

/**
 * Starts a fake Zendesk on a free port for the tests of one worker, or of one file.
 *
 * @example
 * const desks = await startDesks()
 * afterAll(() => desks.close())
 */
export async function startDesks(options: DeskOptions = {}): Promise<Desks> {
  const requests: DeskSource['requests'] = new Map()
  const running = await startFakedesk({
    ...options,
    onServed(request) {
      requests.get(request.account)?.add(request)
      options.onServed?.(request)
    },
  })
  const { fakedesk, url } = running
  let opened = 0
  const open: Desks['open'] = ({ like } = {}) => {
    opened += 1
    const subdomain = `test-${opened}`
    if (like !== undefined) fakedesk.fork(like, subdomain)
    return openDesk({ fakedesk, url, requests }, subdomain)
  }
  return {
    ...running,
    open,
    // Without parameters of its own: runners take a function that has one for a test that calls back when it is done.
    test: (work, like) =>
      async function withDesk(...given) {
        const desk = open(like)
        const stopListening = tellIfAborted(given[0], desk.story)
        try {
          await work(desk, ...given)
        } catch (error) {
          throw toldWith(error, desk.story())
        } finally {
          stopListening()
          desk.drop()
        }
      },
  }
}
