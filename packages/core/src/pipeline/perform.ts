import type { OperationFacts, OperationId } from '@fakedesk/spec'
import { InvalidAccountName } from '../account/account-name.ts'
import type { Actor } from '../account/actor.ts'
import { digest } from '../account/chance.ts'
import type { Tenant } from '../account/tenants.ts'
import { internalError, invalidAccountName, ZendeskError } from '../errors.ts'
import type { Exchange, Reply } from '../exchange.ts'
import { answerOnce } from '../families/idempotency-keys/answer-once.ts'
import { type Call, statusAndAnswer } from '../operation.ts'
import type { AnyHandler } from '../operations.ts'
import { addressIn, nextLinkIn, write } from './answer.ts'
import type { Asked } from './asked.ts'
import { callerAddress } from './caller-address.ts'
import { longestName } from './limits.ts'
import type { Target } from './locate.ts'
import { readHeaders, readQuery } from './read-parameters.ts'
import { type Common, type ExtraHeaders, refuse, succeed, succeedEmpty } from './respond.ts'
import type { SentFile } from './sent-file.ts'

/** One request on its way through the steps. */
export interface Visit {
  readonly exchange: Exchange
  readonly target: Target
  readonly tenant: Tenant
  readonly common: Common
  readonly facts: OperationFacts
  readonly actor: Actor
  /** The path parameters, as they came. */
  readonly path: Readonly<Record<string, string>>
}

/** What was read of a request ahead of its handler. */
export interface Given {
  /** The path parameters, in the specification's types. */
  readonly path: Readonly<Record<string, unknown>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly files: readonly SentFile[]
  /** What the handler had to wait for. */
  readonly waited?: unknown
  readonly headers: ExtraHeaders
  /** The entity tag, where it is known ahead of the text. */
  readonly tag?: string | undefined
}

/** Calls the handler, all or nothing, and writes what it gave. */
export function perform(
  visit: Visit,
  handler: AnyHandler,
  { path, query, body, files, waited, headers, tag }: Given,
): Reply {
  const { exchange, target, tenant, common, facts, actor } = visit
  const { account } = tenant
  const { origin } = target
  try {
    // The specification's types are what reading path, query and body has just made true.
    const read = { path, query: readQuery(facts, query), headers: readHeaders(facts, exchange), body, files }
    const client = (exchange.header('user-agent') ?? '').slice(0, longestName)
    const call = { account, actor, origin, client, ...read }
    const asked: Asked = { account, actor, facts, origin, path: target.path, query }
    // What cannot be shown has not happened: the answer is written within the commit.
    const answer = () => {
      const given = statusAndAnswer(facts, handler(call as unknown as Call<OperationId>, waited))
      return { status: given.status, text: facts.answer === 'none' ? undefined : write(asked, given.answer) }
    }
    const key = read.headers['idempotency-key']
    const { status, text, lookup } = account.actedBy({ id: actor.id, address: callerAddress(exchange) }, () =>
      account.commit(() =>
        key ? answerOnce(account, { key, userId: actor.id, body }, answer) : { ...answer(), lookup: undefined },
      ),
    )
    const looked = lookup ? { ...headers, 'x-idempotency-lookup': lookup } : headers
    if (text === undefined) return succeedEmpty(common, status, looked)
    const location = facts.locates ? addressIn(facts, text) : undefined
    const next = nextLinkIn(facts, text)
    const extra = {
      ...looked,
      ...(facts.contentType && !asksForJson(exchange) && { 'Content-Type': facts.contentType }),
      ...(location && { Location: location }),
      ...(next && { Link: next }),
    }
    return succeed(common, status, text, { extra, tag: tag ?? tagOf(visit, text) })
  } catch (error) {
    if (error instanceof ZendeskError && error.consequence) account.commit(error.consequence)
    return refusal(common, error, headers)
  }
}

/** What a write answers is not asked for again: its tag need not be of the text. */
function tagOf({ facts, tenant, target }: Visit, text: string): string {
  return digest(facts.method === 'GET' ? text : `${tenant.account.stamp} ${target.path}`)
}

/** Clients that read JSON by its type alone (node-zendesk) ask for it; those whose answers were recorded did not. */
const asksForJson = (exchange: Exchange) => /\bjson\b/i.test(exchange.header('accept') ?? '')

/** The envelope of what was thrown. What is no refusal is a bug, and says so. */
export function refusal(common: Common, error: unknown, headers: ExtraHeaders = {}): Reply {
  if (error instanceof ZendeskError) return refuse(common, error.status, error.body, { ...headers, ...error.headers })
  if (error instanceof InvalidAccountName) return refusal(common, invalidAccountName(error.message), headers)
  const { status, body } = internalError(common.requestId)
  return { ...refuse(common, status, body, headers), bug: error }
}
