import type { Account } from '../../account/account.ts'
import { notifyTarget } from '../../families/targets/notify-target.ts'
import { notifyFlow, postToRequester } from '../messages/post-to-requester.ts'
import { textGroup, textUser } from '../messages/send-sms.ts'
import { converseAsTicket, converseByMail, converseInSlack } from '../messages/side-conversations.ts'
import { writeComment } from '../messages/write-comment.ts'
import type { Place } from '../moment.ts'
import { agentsOffered, groupsOffered, isUser, targetsOffered, value, webhooksOffered } from '../offered.ts'
import type { ActionField } from './action-field.ts'
import { offerRating } from './ticket-actions.ts'

const rules: readonly Place[] = ['trigger', 'automation']
const everywhere: readonly Place[] = [...rules, 'macro']

const message = (title: string, facts: Partial<ActionField> = {}): ActionField => ({
  title,
  group: 'notification',
  type: 'message',
  places: rules,
  ...facts,
})

const comment = (title: string, facts: Partial<ActionField> = {}): ActionField => ({
  title,
  group: 'comment',
  type: 'text',
  places: ['macro'],
  ...facts,
})

const receivers = (account: Account) => [
  value('current_user', '(current user)'),
  value('requester_id', '(requester)'),
  value('requester_and_ccs', '(requester and CCs)'),
  value('assignee_id', '(assignee)'),
  value('all_agents', '(all non-restricted agents)'),
  ...agentsOffered(account),
]

/** What is gone, or switched off, may still be named. */
const anything = () => true

const groupReceivers = (account: Account) => [value('group_id', '(assigned group)'), ...groupsOffered(account)]

/** Actions that write a comment (macros) or send something (triggers and automations; docs: Actions reference). */
export const messageActions: Readonly<Record<string, ActionField>> = {
  comment_value: comment('Comment/description'),
  comment_value_html: comment('Comment/description (rich text)'),
  comment_mode_is_public: comment('Comment mode', {
    type: 'boolean',
    offered: () => [value('true', 'Public'), value('false', 'Private')],
  }),
  reply_public: comment('Add public reply', {
    places: everywhere,
    perform: (draft, parts, cause) => writeComment(draft, parts, cause, true),
  }),
  reply_internal: comment('Add internal note', {
    places: everywhere,
    perform: (draft, parts, cause) => writeComment(draft, parts, cause, false),
  }),
  notification_user: message('Email user', {
    parts: 3,
    offered: receivers,
    takes: isUser,
  }),
  notification_group: message('Email group', { parts: 3, offered: groupReceivers }),
  notification_target: message('Notify target', {
    parts: 2,
    offered: targetsOffered,
    takes: anything,
    perform: notifyTarget,
  }),
  notification_webhook: message('Notify active webhook', { parts: 2, offered: webhooksOffered, takes: anything }),
  notification_sms_user: message('Text user', { parts: 3, offered: receivers, takes: isUser, perform: textUser }),
  notification_sms_group: message('Text group', { parts: 3, offered: groupReceivers, perform: textGroup }),
  notification_messaging_csat: message('Send a satisfaction survey in the conversation', {
    apply(draft) {
      if (draft.ticket.via.channel === 'native_messaging') offerRating(draft)
    },
  }),
  notification_zis: message('Notify by integration services', { perform: notifyFlow }),
  deflection: message('Autoreply with articles', { parts: 3, offered: receivers, takes: anything }),
  tweet_requester: message('Post to requester on X', { perform: postToRequester }),
  side_conversation: message('Side conversation by email', { places: everywhere, perform: converseByMail }),
  side_conversation_slack: message('Side conversation in Slack', { places: everywhere, perform: converseInSlack }),
  side_conversation_ticket: message('Side conversation as a ticket', { places: everywhere, perform: converseAsTicket }),
}
