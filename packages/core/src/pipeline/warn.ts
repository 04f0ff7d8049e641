import type { OperationFacts } from '@fakedesk/spec'
import { longestWarning } from './limits.ts'
import { railsName } from './rails-name.ts'

/** The header that names what a request held and the operation does not know; the request succeeds all the same. */
export function warning(facts: OperationFacts, unknown: readonly string[]): Readonly<Record<string, string>> {
  if (unknown.length === 0) return {}
  const { controller, action } = railsName(facts)
  const begin = `{:allowed_parameters=>{:controller=>"${controller}", :action=>"${action}", :unpermitted_keys=>[`
  const end = '], :invalid_values=>[]}}'
  const keys = fitting(unknown, longestWarning - begin.length - end.length)
  return { 'X-Zendesk-API-Warn': `${begin}${keys}${end}` }
}

/** As many of the names as there is room for. */
function fitting(names: readonly string[], room: number): string {
  let text = ''
  for (const name of names) {
    const next = `${text && ', '}${JSON.stringify(printable(name))}`
    if (text.length + next.length > room) break
    text += next
  }
  return text
}

/** A header takes plain ASCII only, and a caller may have sent anything. */
function printable(key: string): string {
  return key.slice(0, 200).replaceAll(/[^ -~]/g, '?')
}

/** The query parameters that the operation does not name. */
export function unknownParameters({ queryParameters }: OperationFacts, query: URLSearchParams): readonly string[] {
  const names = [...new Set(query.keys())]
  const isKnown = (name: string) => Object.hasOwn(queryParameters, name)
  return names.filter((name) => !isKnown(name) && !isKnown(name.replace(/\[\]$/, '')))
}
