import { checkExchange, type OpenApiDocument, type Violation } from '@fakedesk/contract'
import type { Reply } from '@fakedesk/core'
import type { PlainRequest, Undocumented, UndocumentedParts } from '@fakedesk/prism'

/** JSON Schema allows what it does not mention, and so does Prism; the contract's checks know the difference. */
export function undocumentedParts(request: PlainRequest, document?: OpenApiDocument): UndocumentedParts {
  const found = async (
    only: 'request' | 'response',
    { status, headers, body }: Reply,
  ): Promise<readonly Undocumented[]> => {
    const response = { status, headers, body: body instanceof Uint8Array ? new TextDecoder().decode(body) : body }
    const { warnings } = await checkExchange(request, response, { only, ...(document ? { document } : {}) })
    return warnings.map(undocumentedOf)
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

function undocumentedOf({ where, pointer, rule }: Violation): Undocumented {
  const [side = '', part = ''] = where.split('.')
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const subject = [`${side.charAt(0).toUpperCase()}${side.slice(1)} ${part}`, words[rule], steps.join('.')]
  const message = `${subject.filter(Boolean).join(' ')} is not documented`
  return { path: [part, ...steps], code: rule, message }
}
