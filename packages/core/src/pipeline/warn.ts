import type { OperationFacts } from '@fakedesk/spec'
import { railsName } from './rails-name.ts'

/** The header that names what a request held and the operation does not know; the request succeeds all the same. */
export function warning(facts: OperationFacts, unknown: readonly string[]): Readonly<Record<string, string>> {
  if (unknown.length === 0) return {}
  const { controller, action } = railsName(facts)
  const keys = unknown.map((key) => JSON.stringify(printable(key))).join(', ')
  return {
    'X-Zendesk-API-Warn': `{:allowed_parameters=>{:controller=>"${controller}", :action=>"${action}", :unpermitted_keys=>[${keys}], :invalid_values=>[]}}`,
  }
}

/** A header takes plain ASCII only, and a caller may have sent anything. */
function printable(key: string): string {
  return key.slice(0, 200).replaceAll(/[^ -~]/g, '?')
}

/** The query parameters that the operation does not name. */
export function unknownParameters({ queryParameters }: OperationFacts, query: URLSearchParams): readonly string[] {
  const names = [...new Set(query.keys())]
  return names.filter((name) => !(name in queryParameters) && !(name.replace(/\[\]$/, '') in queryParameters))
}
