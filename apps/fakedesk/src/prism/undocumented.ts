import { checkExchange, type OpenApiDocument, type Violation } from '@fakedesk/contract'
import type { Reply } from '@fakedesk/core'
import type { PrismDiagnostic } from './load.ts'
import type { PlainRequest } from './plain-request.ts'

/** What of an exchange the specification does not mention: most often a name that is mistyped. */
export interface UndocumentedParts {
  ofRequest(): Promise<readonly PrismDiagnostic[]>
  ofReply(reply: Reply): Promise<readonly PrismDiagnostic[]>
}

/** JSON Schema allows what it does not mention, and so does Prism; the contract's checks know the difference. */
export function undocumentedParts(request: PlainRequest, document?: OpenApiDocument): UndocumentedParts {
  const found = async (only: 'request' | 'response', { status, headers, body }: Reply): Promise<PrismDiagnostic[]> => {
    const response = { status, headers, body: body instanceof Uint8Array ? new TextDecoder().decode(body) : body }
    const { warnings } = await checkExchange(request, response, { only, ...(document ? { document } : {}) })
    return warnings.map(diagnosticOf)
  }
  return {
    ofRequest: () => found('request', { status: 200, headers: {}, body: null }),
    ofReply: (reply) => found('response', reply),
  }
}

const words: Readonly<Record<string, string>> = {
  'undocumented-property': 'property',
  'undocumented-parameter': 'parameter',
}

function diagnosticOf({ where, pointer, rule }: Violation): PrismDiagnostic {
  const [side = '', part = ''] = where.split('.')
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const subject = [`${side.charAt(0).toUpperCase()}${side.slice(1)} ${part}`, words[rule], steps.join('.')]
  const message = `${subject.filter(Boolean).join(' ')} is not documented`
  return { path: [part, ...steps], severity: 0, code: rule, message }
}
