import type { DefinitionValue } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { capitalized } from '../capitalized.ts'
import { listedStatuses } from '../families/custom-ticket-statuses/find-status.ts'
import { isAssignable } from '../families/group-memberships/assignable.ts'
import { activeGroups } from '../families/groups/change-group.ts'
import { enabledLocales } from '../families/locales/locale.ts'
import { listedForms } from '../families/ticket-forms/find-form.ts'
import { channelNumbers } from '../families/tickets/via.ts'
import { conditionalEvents } from '../families/webhooks/check-webhook.ts'

/** A value on offer. */
export const value = (name: string | number, title: string): DefinitionValue => ({
  value: String(name),
  title,
  enabled: true,
})

/** The same for words that are their own titles. */
export const words = (...names: readonly string[]) => names.map((name) => value(name, titled(name)))

export const titled = (name: string) => capitalized(name.replaceAll('_', ' '))

export const nothing = value('', '-')

export const groupsOffered = (account: Account) => Array.from(activeGroups(account), ({ id, name }) => value(id, name))

export const agentsOffered = ({ users }: Account) =>
  Array.from(users.by('role', ['agent', 'admin'])).flatMap((user) =>
    user.active && isAssignable(user) ? [value(user.id, user.name)] : [],
  )

/** Anybody whom the account knows, offered or not. */
export const isUser = (id: string, { users }: Account) => users.get(Number(id)) !== undefined

export const brandsOffered = ({ brands }: Account) =>
  Array.from(brands.by('isDeleted', false), ({ id, name }) => value(id, name))

export const formsOffered = (account: Account) => Array.from(listedForms(account), ({ id, name }) => value(id, name))

export const statusesOffered = (account: Account) =>
  Array.from(listedStatuses(account), ({ id, agent_label }) => value(id, agent_label))

export const localesOffered = (account: Account) => enabledLocales(account).map(({ id, name }) => value(id, name))

export const channelsOffered = () => Array.from(channelNumbers, ([name, number]) => value(number, titled(name)))

export const addressesOffered = ({ supportAddresses }: Account) =>
  Array.from(supportAddresses.rows, ({ email }) => value(email, email))

export const targetsOffered = ({ targets }: Account) =>
  Array.from(targets.by('active', true), ({ id, title }) => value(id, title))

/** Those that rules may call. */
export const webhooksOffered = ({ webhooks }: Account) =>
  Array.from(webhooks.by('subscription', conditionalEvents), ({ id, name }) => value(id, name))
