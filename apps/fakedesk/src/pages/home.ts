import type { Context } from 'hono'
import { html } from 'hono/html'

/** The page at `/`: what this is, and where to go from here. */
export function home(context: Context, version: string) {
  const { origin } = new URL(context.req.url)
  const links = {
    sessions: `${origin}/api/v2/sessions`,
    health: `${origin}/_fakedesk/health`,
    requests: `${origin}/_fakedesk/requests`,
    documentation: 'https://developer.zendesk.com/api-reference/',
  }
  const about = 'A fake Zendesk: the Support API, stateful and faithful, on your machine.'
  if (wantsJson(context.req.header('Accept'))) return context.json({ name: 'fakedesk', version, about, links })
  context.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  return context.html(html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Fakedesk</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem }</style>
<h1>Fakedesk ${version}</h1>
<p>${about} It is not affiliated with Zendesk.</p>
<pre>curl -u admin@example.com:password ${links.sessions}</pre>
<ul>
<li><a href="${links.requests}">The last requests served</a></li>
<li><a href="${links.health}">Health</a></li>
<li><a href="${links.documentation}">Zendesk's documentation of the API</a></li>
</ul>
</html>
`)
}

/** A browser names HTML; a script that names nothing gets the page as well. */
function wantsJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('text/html')
}
