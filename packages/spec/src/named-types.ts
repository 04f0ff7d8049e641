import ts from 'typescript'

const { factory } = ts

/**
 * The declarations that openapi-typescript makes, with each schema declared under its own name instead of within
 * `components`: an editor then shows `User` where it would show a user's properties, one by one.
 */
export function withNamedSchemas(nodes: readonly ts.Node[]): readonly ts.Node[] {
  return nodes.flatMap((node) => {
    const schemas = ts.isInterfaceDeclaration(node) && node.name.text === 'components' ? schemasOf(node) : []
    return [byName(node, schemas), ...schemas.map(declarationOf)]
  })
}

interface Schema {
  readonly member: ts.PropertySignature
  readonly name: string
  readonly type: ts.TypeNode
}

function schemasOf(components: ts.InterfaceDeclaration): readonly Schema[] {
  const schemas = components.members.find((member) => nameOf(member.name) === 'schemas')
  if (!schemas || !ts.isPropertySignature(schemas) || !schemas.type || !ts.isTypeLiteralNode(schemas.type)) return []
  return schemas.type.members.flatMap((member) => {
    const name = nameOf(member.name)
    return ts.isPropertySignature(member) && member.type && name ? [{ member, name, type: member.type }] : []
  })
}

/** An object becomes an interface, whose name TypeScript never loses; what cannot be one becomes an alias. */
function declarationOf({ member, name, type }: Schema): ts.Node {
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)]
  const parts: readonly ts.TypeNode[] = ts.isIntersectionTypeNode(type) ? type.types : [type]
  const own = parts.filter((part) => ts.isTypeLiteralNode(part))
  const bases = parts.flatMap(baseOf)
  const isInterface = own.length <= 1 && own.length + bases.length === parts.length
  const heritage = bases.length > 0 ? [factory.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, bases)] : []
  const declaration = isInterface
    ? factory.createInterfaceDeclaration(exported, name, undefined, heritage, own[0]?.members ?? [])
    : factory.createTypeAliasDeclaration(exported, name, undefined, type)
  return ts.setSyntheticLeadingComments(byName(declaration, []), ts.getSyntheticLeadingComments(member))
}

/** What an interface may extend: another schema, or `WithRequired<…>` of one. */
function baseOf(type: ts.TypeNode): readonly ts.ExpressionWithTypeArguments[] {
  const schema = schemaNamedBy(type)
  if (schema) return [factory.createExpressionWithTypeArguments(factory.createIdentifier(schema), undefined)]
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return []
  return [factory.createExpressionWithTypeArguments(type.typeName, type.typeArguments)]
}

/** `components["schemas"]["User"]` as `User`, everywhere; in `components` itself too. */
function byName<T extends ts.Node>(node: T, schemas: readonly Schema[]): T {
  const declared = new Map<ts.Node, string>(schemas.map(({ type, name }) => [type, name]))
  const { transformed } = ts.transform(node, [
    (context) => (root) => {
      const visit = (inner: ts.Node): ts.Node => {
        const name = declared.get(inner) ?? schemaNamedBy(inner)
        return name ? factory.createTypeReferenceNode(name) : ts.visitEachChild(inner, visit, context)
      }
      return ts.visitEachChild(root, visit, context)
    },
  ])
  // One node in, one node of the same kind out.
  return transformed[0] as T
}

function schemaNamedBy(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined
  const { objectType: components, indexType: room } = node.objectType
  const isSchema = literalOf(room) === 'schemas' && ts.isTypeReferenceNode(components)
  return isSchema ? literalOf(node.indexType) : undefined
}

function literalOf(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined
}

function nameOf(name: ts.PropertyName | undefined): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined
}
