import type { CommentEvent } from '../ticket-audits/event.ts'

/** A comment's text in the three forms that answers give. */
export interface CommentTexts {
  readonly body: string
  readonly html_body: string
  readonly plain_body: string
}

/** The three forms of what was written. */
export function textsOf({ text, format }: Pick<CommentEvent, 'text' | 'format'>): CommentTexts {
  if (format === 'html') {
    const plain = plainOf(text)
    return { body: plain, html_body: wrapped(text), plain_body: plain }
  }
  const inner = paragraphsOf(text)
  return { body: text, html_body: wrapped(inner), plain_body: plainOf(inner) }
}

const wrapped = (html: string) => `<div class="zd-comment" dir="auto">${html}</div>`

/** Blank lines part paragraphs, others break (recorded). */
function paragraphsOf(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p dir="auto">${escaped(paragraph).replaceAll('\n', '\n<br>')}</p>`)
    .join('\n\n')
}

/** What HTML says, without its tags. */
export function plainOf(html: string): string {
  return unescaped(
    html
      .replaceAll(/<(?:br|\/p|\/div|\/li)\s*\/?>/gi, '\n')
      .replaceAll(/<[^<>]*>/g, '')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  )
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const unescaped = (text: string) =>
  text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
