import type { WebhookCreate } from '@fakedesk/spec'
import { theAccountItself } from '../../account/actor.ts'
import { seedable } from '../../seed/seedable.ts'
import { text, time } from '../../seed/shape.ts'
import { ulidForm } from '../../ulid.ts'
import { refuse, refuseTaken } from '../../validation.ts'
import { createWebhook } from './change-webhook.ts'

/** A webhook in a seed, with its secrets. Triggers and automations name it by its id. */
export interface WebhookSeed extends Omit<WebhookCreate, 'id'> {
  /** In the form of the real ones, 26 letters and digits; drawn where it is left out. */
  readonly id?: string
  /** The account's present where it is left out. */
  readonly created_at?: string
}

export const seedableWebhooks = seedable<WebhookSeed, Omit<WebhookCreate, 'id'>>()({
  name: 'webhooks',
  operation: 'createOrCloneWebhook',
  key: 'webhook',
  own: { id: text, created_at: time },
  plant: (account, { id, created_at: _, ...given }) => {
    if (id !== undefined && !new RegExp(`^${ulidForm}$`).test(id)) refuse('Id: must be a ULID', 'id', 'InvalidValue')
    if (id !== undefined && account.webhooks.get(id)) refuseTaken('id', 'Id')
    return createWebhook(account, theAccountItself, given, id)
  },
})
