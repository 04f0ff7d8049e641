import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { OperationFacts } from './facts-types.ts'
import type { SupportDocument } from './support-document.ts'

/** The schema types of the document, and beside them what the type level needs of the facts. */
export async function typesOf(document: SupportDocument, facts: readonly OperationFacts[]): Promise<string> {
  // openapi-typescript's own document type and ours describe the same JSON.
  const schema = astToString(await openapiTS(document as unknown as OpenAPI3, { alphabetize: false, immutable: true }))
  return [schema, familyTypes(facts), answerTypes(facts), recordTypes(document)].join('\n')
}

function familyTypes(facts: readonly OperationFacts[]): string {
  const families = Map.groupBy(facts, ({ family }) => family)
  const members = [...families].map(
    ([family, own]) => `    ${JSON.stringify(family)}: ${own.map(({ id }) => `"${id}"`).join(' | ')};`,
  )
  return `/** The operations of each family. */\nexport interface Families {\n${members.join('\n')}\n}`
}

function answerTypes(facts: readonly OperationFacts[]): string {
  const members = facts.map(
    ({ id, answer, key }) => `    ${id}: { kind: "${answer}"; key: ${key ? `"${key}"` : 'never'} };`,
  )
  return `/** What each operation answers, and under which key. */\nexport interface Answers {\n${members.join('\n')}\n}`
}

/** `Session` for `components["schemas"]["Session"]`, for each schema. */
function recordTypes(document: SupportDocument): string {
  const names = Object.keys(document.components.schemas ?? {})
  return names.map((name) => `export type ${name} = components["schemas"]["${name}"];`).join('\n')
}
