import type { StoredTicket } from '../../families/tickets/ticket.ts'
import { wordFinder, wordsOf } from '../../search/words.ts'
import type { Asked, ConditionField } from '../condition-field.ts'
import type { Moment, Place } from '../moment.ts'
import type { Operator } from '../operators.ts'

const records: readonly Place[] = ['automation', 'view', 'sla', 'workspace']
const operators: readonly Operator[] = ['includes', 'not_includes', 'is', 'is_not']

/** A field of words: any of them with `includes`, the whole text as it stands with `is` (docs: Conditions reference). */
function worded(
  title: string,
  places: readonly Place[],
  textOf: (ticket: StoredTicket, moment: Moment) => string,
  facts: Pick<ConditionField, 'isSteady' | 'isOfChange'>,
): ConditionField {
  return {
    ...facts,
    title,
    group: 'ticket',
    type: 'text',
    places,
    operators,
    holds: ({ operator, values, ticket, moment }) => holdsOfText(operator, values.join(' '), textOf(ticket, moment)),
  }
}

export function holdsOfText(operator: Operator, wanted: string, text: string): boolean {
  const has = () => text.toLowerCase().includes(wanted.trim().toLowerCase())
  switch (operator) {
    case 'includes':
      return hasAnyWord(wanted, text)
    case 'not_includes':
      return !hasAnyWord(wanted, text)
    case 'is':
    case 'includes_string':
      return has()
    case 'is_not':
    case 'not_includes_string':
      return !has()
    default:
      return false
  }
}

function hasAnyWord(wanted: string, text: string): boolean {
  const words = wordsOf(text)
  return wanted.split(/\s+/).some((word) => word !== '' && wordFinder(word, false)(words))
}

const tagsIn = (values: readonly string[]) => values.flatMap((text) => text.split(/[\s,]+/)).filter((tag) => tag !== '')

function holdsOfTags({ operator, values, ticket: { tags } }: Asked): boolean {
  const wanted = tagsIn(values)
  const hasOne = wanted.length === 0 ? tags.length === 0 : wanted.some((tag) => tags.includes(tag))
  return operator === 'includes' || operator === 'is' ? hasOne : !hasOne
}

/** What was said in the change at hand. */
const commentIn = (draft: Moment['draft']) =>
  draft?.events.flatMap((event) => (event.type === 'Comment' ? event.text : [])).join('\n') ?? ''

/** Fields that look into texts and tags. */
export const textFields: Readonly<Record<string, ConditionField>> = {
  current_tags: {
    title: 'Tags',
    group: 'ticket',
    type: 'tags',
    places: ['trigger', ...records],
    operators: ['includes', 'not_includes', 'is', 'is_not'],
    isSteady: true,
    holds: holdsOfTags,
    among: ({ operator, values, moment }) => {
      const wanted = tagsIn(values)
      if ((operator !== 'includes' && operator !== 'is') || wanted.length === 0) return undefined
      return wanted.map((tag) => moment.account.tickets.by('tag', tag))
    },
  },
  description_includes_word: worded(
    'Description',
    records,
    ({ subject, description }) => `${subject ?? ''}\n${description ?? ''}`,
    { isSteady: true },
  ),
  subject_includes_word: worded('Subject text', ['trigger'], ({ subject }) => subject ?? '', { isSteady: true }),
  comment_includes_word: worded(
    'Comment text',
    ['trigger'],
    ({ subject }, { draft }) => `${draft?.isNew ? (subject ?? '') : ''}\n${commentIn(draft)}`,
    { isSteady: false, isOfChange: true },
  ),
}
