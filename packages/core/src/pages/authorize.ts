import type { Account } from '../account/account.ts'
import type { Exchange, Reply } from '../exchange.ts'
import { readScopes } from '../families/grant-type-tokens/scopes.ts'
import { issueCode } from '../families/oauth-codes/issue-code.ts'
import type { StoredSession } from '../families/sessions/session.ts'
import { maySignIn } from '../families/users/user.ts'
import { sessionOf } from '../pipeline/authenticate.ts'
import { sentBytes } from '../pipeline/sent-bytes.ts'
import { type AuthorizationRequest, readAuthorization } from './authorization-request.ts'
import { escapeHtml, htmlPage } from './html.ts'
import type { PageVisit } from './page.ts'
import { cookieFor } from './session-cookie.ts'
import { signIn } from './sign-in.ts'

/** `/oauth/authorizations/new`: asks who one is and whether the program may act for them, then sends them back to it. */
export async function authorizePage({ exchange, target, account }: PageVisit): Promise<Reply> {
  const asked = readAuthorization(account, new URLSearchParams(target.search))
  if (asked.kind === 'broken')
    return htmlPage({
      status: 400,
      title: 'This program cannot be authorized',
      content: `<p>${escapeHtml(asked.problem)}</p>`,
    })
  if (asked.kind === 'refused') return sendBack(asked, { error: asked.error, error_description: asked.description })
  const session = countingSession(account, exchange)
  if (exchange.method !== 'POST') return consentForm(account, asked, session)

  const given = new URLSearchParams(new TextDecoder().decode(await sentBytes(exchange)))
  // Only who says so allows.
  if (given.get('decision') !== 'allow') return sendBack(asked, denied)
  const trusted = session && given.get('authenticity_token') === session.authenticity_token ? session : undefined
  const signedIn =
    trusted ??
    signIn({ account, exchange, target }, { email: given.get('email') ?? '', password: given.get('password') ?? '' })
  if (!signedIn) return consentForm(account, asked, session, 'Wrong email or password.')
  const reply = sendBack(asked, { code: codeFor(account, asked, signedIn.user_id) })
  return { ...reply, headers: { ...reply.headers, 'Set-Cookie': cookieFor(signedIn, target.origin) } }
}

const denied = {
  error: 'access_denied',
  error_description: 'The end-user or authorization server denied the request.',
}

function codeFor(account: Account, asked: AuthorizationRequest, userId: number) {
  const { client, redirectUri, namesRedirectUri, scope, challenge } = asked
  const code = account.commit(() =>
    issueCode(account, {
      client_id: client.id,
      user_id: userId,
      redirect_uri: redirectUri,
      names_redirect_uri: namesRedirectUri,
      scopes: readScopes(scope),
      challenge,
    }),
  )
  return code.id
}

/** The session of the cookie, if it still counts. */
function countingSession(account: Account, exchange: Exchange): StoredSession | undefined {
  const session = sessionOf(account, exchange)
  const user = account.users.get(session?.user_id)
  return user && maySignIn(user) ? session : undefined
}

function sendBack(
  { redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
  given: Readonly<Record<string, string>>,
): Reply {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(given)) url.searchParams.set(name, value)
  if (state !== null) url.searchParams.set('state', state)
  return { status: 302, headers: { Location: url.href }, body: null }
}

function consentForm(
  account: Account,
  { client, redirectUri, scope }: AuthorizationRequest,
  session: StoredSession | undefined,
  problem = '',
): Reply {
  const user = account.users.get(session?.user_id)
  const who =
    session && user
      ? `<p>Signed in as ${escapeHtml(user.name)}.</p>
<input type="hidden" name="authenticity_token" value="${escapeHtml(session.authenticity_token)}">`
      : `<label>Email <input name="email" autocomplete="username"></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>`
  // Without an action the form goes to this very address, with all that the program asked.
  return htmlPage({
    status: problem ? 401 : 200,
    title: `Authorize ${client.name}`,
    leadsTo: redirectUri,
    content: `${problem && `<p role="alert">${escapeHtml(problem)}</p>`}<form method="post">
<p>${escapeHtml(client.name)} asks for: ${escapeHtml(readScopes(scope).join(', '))}</p>
${who}
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>`,
  })
}
