import type { Reply } from '@fakedesk/core'
import type { Breach } from './breach.ts'
import type { Prism, PrismDiagnostic, PrismOperation, PrismRequest } from './load.ts'
import { parsed } from './plain-request.ts'
import type { Undocumented, UndocumentedParts } from './undocumented.ts'

export interface Judging {
  readonly request: PrismRequest
  readonly operation: PrismOperation
  /** What of the request and of its answer the specification does not mention. */
  readonly undocumented: UndocumentedParts | undefined
  /** Whether the breaches keep the request from being asked. */
  refuses(breaches: readonly Breach[]): boolean
  /** Has the engine answer. */
  ask(): Promise<Reply>
}

export interface Judgement {
  /** Undefined where the request was refused. */
  readonly reply: Reply | undefined
  /** Prism's word for a refused request. */
  readonly problem: Error | undefined
  readonly ofRequest: readonly Breach[]
  readonly ofReply: readonly Breach[]
}

/** One exchange through Prism's proxy, whose upstream is the engine in this very process instead of an address. */
export async function judge(
  prism: Prism,
  { request, operation, undocumented, refuses, ask }: Judging,
): Promise<Judgement> {
  const unknown = diagnosticsOf(await undocumented?.ofRequest())
  let asked: readonly PrismDiagnostic[] = []
  let reply: Reply | undefined
  const config = {
    isProxy: true,
    upstream: new URL('http://engine'),
    upstreamProxy: undefined,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    // Prism hands the breaches of a request to `forward` only where they are errors.
    errors: true,
    mock: { dynamic: false },
  } as const
  const instance = prism.createInstance(config, {
    logger: prism.logger,
    forward:
      ({ validations }) =>
      () =>
      async () => {
        asked = [...validations, ...unknown]
        const [first, ...more] = asked.filter(({ code }) => code !== 401)
        if (first && refuses(breachesOf('request', asked))) {
          return { _tag: 'Left', left: prism.refusalOf([first, ...more]) }
        }
        reply = await ask()
        const { status, headers, body } = reply
        return { _tag: 'Right', right: { statusCode: status, headers: { ...headers }, body: bodyOf(headers, body) } }
      },
  })
  const outcome = await instance.request(request, [operation])()
  const found = outcome._tag === 'Right' ? outcome.right.validations.output : []
  return {
    reply,
    problem: outcome._tag === 'Left' ? outcome.left : undefined,
    ofRequest: breachesOf('request', asked),
    ofReply: reply ? breachesOf('response', [...found, ...diagnosticsOf(await undocumented?.ofReply(reply))]) : [],
  }
}

/** In Prism's form, as errors. */
function diagnosticsOf(parts: readonly Undocumented[] = []): readonly PrismDiagnostic[] {
  return parts.map(({ path, code, message }) => ({ path: [...path], severity: 0, code, message }))
}

const severities = { 0: 'Error', 1: 'Warning', 2: 'Information', 3: 'Hint' } as const

function breachesOf(side: 'request' | 'response', diagnostics: readonly PrismDiagnostic[]): readonly Breach[] {
  return diagnostics.map(({ path = [], severity, code, message }) => ({
    location: [side, ...path],
    severity: severities[severity],
    ...(code === undefined ? {} : { code }),
    message,
  }))
}

function bodyOf(headers: Reply['headers'], body: Reply['body']): unknown {
  if (body === null) return undefined
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return parsed(type, typeof body === 'string' ? body : new TextDecoder().decode(body))
}
