import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { OperationFacts } from './facts-types.ts'
import { withNamedSchemas } from './named-types.ts'
import type { SupportDocument } from './support-document.ts'

/** The schema types of the document, and beside them what the type level needs of the facts. */
export async function typesOf(document: SupportDocument, facts: readonly OperationFacts[]): Promise<string> {
  // openapi-typescript's own document type and ours describe the same JSON.
  const described = document as unknown as OpenAPI3
  const nodes = withNamedSchemas(await openapiTS(described, { alphabetize: false, immutable: true }))
  return [astToString([...nodes]), familyTypes(facts), answerTypes(facts)].join('\n')
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
