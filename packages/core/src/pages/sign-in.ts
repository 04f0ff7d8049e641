import type { Account } from '../account/account.ts'
import type { Acting } from '../account/acting.ts'
import { isTeamMember } from '../account/actor.ts'
import { notAuthenticated, type ZendeskError } from '../errors.ts'
import type { Exchange, Reply } from '../exchange.ts'
import { logEntry } from '../families/audit-logs/log-entry.ts'
import type { StoredSession } from '../families/sessions/session.ts'
import { endSession, startSession } from '../families/sessions/sign-in.ts'
import { findUserBySignInName } from '../families/users/find-users.ts'
import { noteSignIn } from '../families/users/note-sign-in.ts'
import { maySignIn, type StoredUser } from '../families/users/user.ts'
import { sessionOf } from '../pipeline/authenticate.ts'
import { callerAddress } from '../pipeline/caller-address.ts'
import type { Target } from '../pipeline/locate.ts'
import { sentBytes } from '../pipeline/sent-bytes.ts'
import { escapeHtml, htmlPage } from './html.ts'
import { localAddress } from './local-address.ts'
import type { PageVisit } from './page.ts'
import { cookieEnd, cookieFor } from './session-cookie.ts'

/** `/access/login`: a form for people, and for scripts `POST` of `{"email", "password"}` as JSON. */
export async function signInPage(visit: PageVisit): Promise<Reply> {
  const { exchange, target, account } = visit
  const back = (address: string | null) => localAddress(address, target.origin)
  if (exchange.method !== 'POST') return form(target, back(new URLSearchParams(target.search).get('return_to')))
  const given = await readGiven(exchange)
  const session = signIn(visit, given)
  const asJson = given.asJson
  if (!session) return asJson ? refusedJson() : form(target, back(given.return_to), 'Wrong email or password.')
  const cookie = cookieFor(session, target.origin)
  if (!asJson) return redirect(back(given.return_to), cookie)
  const { authenticity_token } = session
  const shown = account.sessions.show(session, {
    actor: { id: null, role: 'admin', signedBy: 'session' },
    origin: target.origin,
  })
  return {
    status: 201,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Set-Cookie': cookie },
    body: JSON.stringify({ session: shown, authenticity_token }),
  }
}

/** `/access/logout`: ends the session of the cookie, if there is one. */
export function signOutPage({ exchange, target, account }: PageVisit): Reply {
  const session = sessionOf(account, exchange)
  if (session) account.commit(() => endSession(account, session))
  return redirect(`${target.mount}/access/login`, cookieEnd(target.origin))
}

interface Given {
  readonly asJson: boolean
  readonly email: string
  readonly password: string
  readonly return_to: string | null
}

async function readGiven(exchange: Exchange): Promise<Given> {
  const text = new TextDecoder().decode(await sentBytes(exchange))
  const asJson = /\bjson\b/i.test(exchange.header('content-type') ?? '')
  const values = asJson ? Object(parse(text)) : Object.fromEntries(new URLSearchParams(text))
  return {
    asJson,
    email: textIn(values.email) ?? '',
    password: textIn(values.password) ?? '',
    return_to: textIn(values.return_to) ?? null,
  }
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : undefined)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** Begins a session; undefined where the password is wrong or the user may not get in. */
export function signIn(
  { account, exchange, target }: Pick<PageVisit, 'account' | 'exchange' | 'target'>,
  { email, password }: { readonly email: string; readonly password: string },
): StoredSession | undefined {
  const user = findUserBySignInName(account, email)
  if (!user || user.password === null || user.password !== password || !maySignIn(user)) return undefined
  const acting = { id: user.id, address: callerAddress(exchange) }
  return account.actedBy(acting, () =>
    account.commit(() => {
      noteSignIn(account, user.id)
      if (isTeamMember(user)) logSignIn(account, acting, user, target.origin)
      return startSession(account, user.id)
    }),
  )
}

/** Sign-ins of the team are told, in these words (seen by clients); the credentials of single requests are no sign-in. */
function logSignIn(account: Account, acting: Acting, { id, name }: StoredUser, origin: string): void {
  const change_description = `Successful sign-in using Zendesk password from ${origin}/access/login`
  logEntry(account, acting, {
    action: 'login',
    source_id: id,
    source_type: 'user',
    source_label: name,
    change_description,
  })
}

function form({ mount }: Target, returnTo: string, problem = ''): Reply {
  return htmlPage({
    status: problem ? 401 : 200,
    title: 'Sign in',
    content: `${problem && `<p role="alert">${escapeHtml(problem)}</p>`}<form method="post" action="${escapeHtml(mount)}/access/login">
<input type="hidden" name="return_to" value="${escapeHtml(returnTo)}">
<label>Email <input name="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>`,
  })
}

function refusedJson(): Reply {
  const { status, body, headers }: ZendeskError = notAuthenticated()
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  }
}

function redirect(to: string, cookie: string): Reply {
  return { status: 302, headers: { Location: to, 'Set-Cookie': cookie }, body: null }
}
