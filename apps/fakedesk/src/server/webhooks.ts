import type { WebhookPolicy } from '@fakedesk/core'
import { isLoopback } from './hosts.ts'

export interface WebhookOptions {
  readonly webhooks?: 'deliver' | 'hold' | URL | WebhookPolicy | undefined
  readonly allowWebhookHosts?: readonly string[] | undefined
  readonly host: string
}

export interface Webhooks {
  readonly policy: WebhookPolicy
  /** Breaks off what is on its way. It counts as not sent: an account that is kept sends it when it is next opened. */
  stop(): void
}

/** What becomes of the calls of webhooks. Sockets are opened, and what opens them is loaded, at the first call. */
export function webhooksOf({ webhooks = 'deliver', allowWebhookHosts = [], host }: WebhookOptions): Webhooks {
  if (webhooks === 'hold') return { policy: { holds: true }, stop() {} }
  if (webhooks !== 'deliver' && !(webhooks instanceof URL)) return { policy: webhooks, stop() {} }
  const stopped = new AbortController()
  const receiver = webhooks === 'deliver' ? undefined : webhooks
  // Whoever reaches the server from elsewhere must not reach through it what only this machine can.
  const guarded = receiver === undefined && !isLoopback(host)
  const way = { receiver, stopped: stopped.signal, allowed: guarded ? new Set(allowWebhookHosts) : undefined }
  return {
    policy: {
      deliver: async (request) => (await import('./send-call.ts')).sendCall(request, way),
      deliversExamples: receiver !== undefined,
      later(milliseconds, run) {
        setTimeout(() => stopped.signal.aborted || run(), milliseconds).unref()
      },
    },
    stop: () => stopped.abort(),
  }
}
