import type { UserSpec } from '@fakedesk/prism'
import { Refusal } from '../refusal.ts'
import { readStructuredFile, type StructuredFile } from '../structured-file.ts'
import { refuseBrokenReferences } from './broken-references.ts'

/** Reads a specification only as far as to tell what it is. Throws `Refusal`. */
export async function openSpecFile(file: string): Promise<UserSpec> {
  const read = await readStructuredFile(file, '--spec')
  const kind = kindOf(read)
  if (kind === 'Postman') return { file, kind, source: collectionOf(read.value) }
  await refuseBrokenReferences(read)
  return { file, kind, source: file }
}

function kindOf({ file, value }: StructuredFile): UserSpec['kind'] {
  const { openapi, swagger, info, item, request }: Record<string, unknown> = Object(value)
  if (/^3\./.test(String(openapi)) || String(swagger) === '2.0') return 'OpenAPI'
  if (Array.isArray(item) && Object(info).name !== undefined) return 'Postman'
  if (request !== undefined || Array.isArray(item)) return 'Postman'
  throw new Refusal(
    `--spec ${file}: neither an OpenAPI document ("openapi: 3.x" or "swagger: 2.0") nor a Postman collection ("info" and "item")`,
  )
}

/** A folder or a request that was taken from a collection becomes a collection of its own. */
function collectionOf(value: unknown): object {
  const { info, name = 'Requests' }: Record<string, unknown> = Object(value)
  return info === undefined ? { info: { name }, item: [value] } : Object(value)
}
