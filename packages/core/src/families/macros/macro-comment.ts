import type { Action, MacroResult } from '@fakedesk/spec'
import { plainOf } from '../ticket-comments/comment-text.ts'

type Comment = NonNullable<MacroResult['ticket']['comment']>

/** Fills in the placeholders of a text. */
export type FillIn = (text: string) => string

const everywhere = 'channel:all'

/** The comment that the actions write; undefined where they write none. Public unless they say otherwise. */
export function commentOf(actions: readonly Action[], fillIn: FillIn): Comment | undefined {
  const last = (...fields: readonly string[]) => actions.findLast(({ field }) => fields.includes(field))
  const said = last('comment_value', 'comment_value_html', 'reply_public', 'reply_internal')
  const mode = last('comment_mode_is_public')
  if (!said && !mode) return undefined
  const isPublic = mode ? String(mode.value) === 'true' : said?.field !== 'reply_internal'
  const [channel, text] = scoped(said?.value ?? '')
  const filled = fillIn(text)
  const isHtml = said?.field === 'comment_value_html'
  const body = isHtml ? plainOf(filled) : filled
  const html_body = isHtml ? filled : asHtml(filled)
  return { body, html_body, public: isPublic, scoped_body: [[channel, body]] }
}

/** Texts come alone, or with the channel that they are for: `["channel:all", "Hello"]`. */
function scoped(value: NonNullable<Action['value']>): readonly [channel: string, text: string] {
  if (!Array.isArray(value)) return [everywhere, String(value)]
  const [channel, text] = value.map(String)
  return text === undefined ? [everywhere, channel ?? ''] : [channel ?? everywhere, text]
}

function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const paragraphs = escaped.split(/\n{2,}/).filter((paragraph) => paragraph !== '')
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`).join('')
}
