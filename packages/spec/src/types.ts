import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { OperationFacts } from './facts-types.ts'
import { withNamedSchemas } from './named-types.ts'
import type { SupportDocument } from './support-document.ts'

/** The schema types of the document, and beside them what the type level needs of the facts. */
export async function typesOf(document: SupportDocument, facts: readonly OperationFacts[]): Promise<string> {
  const described: OpenAPI3 = JSON.parse(JSON.stringify(document), withoutConditions)
  const nodes = withNamedSchemas(await openapiTS(described, { alphabetize: false, immutable: true }))
  return [astToString([...nodes]), familyTypes(facts), answerTypes(facts)].join('\n')
}

/**
 * Leaves out what only says which properties must be there: a type cannot tell it, and openapi-typescript would take
 * an alternative such as `required: [id]` for `unknown`, and the whole schema with it.
 */
function withoutConditions(keyword: string, value: unknown): unknown {
  if (!/^(allOf|anyOf|oneOf)$/.test(keyword) || !Array.isArray(value)) return value
  const typed = value.filter((branch) => !isCondition(branch))
  if (typed.length === 0) return undefined
  return keyword === 'allOf' ? typed : value
}

const conditions = ['required', 'dependentRequired', 'if', 'then', 'else', 'not']

function isCondition(branch: unknown): boolean {
  return typeof branch === 'object' && branch !== null && Object.keys(branch).every((key) => conditions.includes(key))
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
