import type { Reply } from '../exchange.ts'

const style =
  'body{font:16px/1.5 system-ui;max-width:24rem;margin:4rem auto;padding:0 1rem}label,input,button{display:block;width:100%;box-sizing:border-box;margin:.25rem 0 .75rem;padding:.4rem;font:inherit}label{padding:0}'

/** The SHA-256 digest by which the content policy knows the style above; a test works it out anew. */
const styleDigest = '95tvULuLSEXJHLVpj9ZIKZuCaDpyl9mLDdGRuoNANNw='

export interface HtmlPage {
  readonly status: number
  readonly title: string
  readonly content: string
  /** Where an answer to the form may send people on to, beside this site: browsers hold redirects to it, too. */
  readonly leadsTo?: string
}

/** A small page that runs no scripts, loads nothing, and cannot be put into a frame. */
export function htmlPage({ status, title, content, leadsTo }: HtmlPage): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy(leadsTo) },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<h1>${escapeHtml(title)}</h1>
${content}
</html>
`,
  }
}

function policy(leadsTo: string | undefined): string {
  const targets = ["'self'", ...(leadsTo ? [sourceOf(leadsTo)] : [])].join(' ')
  return `default-src 'none'; style-src 'sha256-${styleDigest}'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`
}

/** An application's own scheme has no origin: the scheme alone stands for it. */
function sourceOf(address: string): string {
  const { origin, protocol } = new URL(address)
  return origin === 'null' ? protocol : origin
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
