import { Refusal } from '../refusal.ts'
import { readStructuredFile, type StructuredFile } from '../structured-file.ts'
import { refuseBrokenReferences } from './broken-references.ts'
import { loadPrism, type Prism, type PrismOperation } from './load.ts'
import { mock } from './mock.ts'
import { normalised, type PlainRequest } from './plain-request.ts'
import { responseOf } from './response.ts'

/** A specification of the user's, which Prism answers. */
export interface SpecFile {
  readonly file: string
  readonly kind: 'OpenAPI' | 'Postman'
  /** Undefined where the file describes no such address or method. */
  answer(request: PlainRequest): Promise<Response | undefined>
}

/** Reads the file only as far as to tell what it is. Throws `Refusal`. */
export async function openSpecFile(file: string): Promise<SpecFile> {
  const read = await readStructuredFile(file, '--spec')
  const kind = kindOf(read)
  if (kind === 'OpenAPI') await refuseBrokenReferences(read)
  const source = kind === 'OpenAPI' ? file : collectionOf(read.value)
  let operations: Promise<readonly PrismOperation[]> | undefined
  return {
    file,
    kind,
    async answer(request) {
      const prism = loadPrism()
      operations ??= readOperations(prism, file, source)
      return answerFrom(prism, kind, await operations, request)
    },
  }
}

async function answerFrom(
  prism: Prism,
  kind: SpecFile['kind'],
  operations: readonly PrismOperation[],
  plain: PlainRequest,
): Promise<Response | undefined> {
  const request = normalised(plain)
  for (const path of pathsOf(request.url.path, operations)) {
    const found = { ...request, url: { ...request.url, path } }
    const route = prism.route({ resources: [...operations], input: found })
    if (route._tag === 'Left') continue
    // A collection holds examples of requests, and Prism takes every part of an example for required.
    return responseOf(
      prism,
      await mock(prism, { request: found, operations: [route.right], judged: kind === 'OpenAPI' }),
    )
  }
  return undefined
}

/** The address without the suffix, as it stands, and each without the path that a server of the document begins with. */
function pathsOf(path: string, operations: readonly PrismOperation[]): ReadonlySet<string> {
  const servers = operations.flatMap(({ servers = [] }) => servers.map(({ url }) => pathOfUrl(url)))
  const bases = ['', ...new Set(servers)].filter((base) => path.startsWith(`${base}/`))
  return new Set([path.replace(/\.json$/, ''), path].flatMap((one) => bases.map((base) => one.slice(base.length))))
}

function pathOfUrl(url: string): string {
  return url.replace(/^\w+:\/\/[^/]*/, '').replace(/\/$/, '')
}

async function readOperations(prism: Prism, file: string, source: string | object): Promise<readonly PrismOperation[]> {
  try {
    return await prism.getHttpOperationsFromSpec(source)
  } catch (error) {
    throw new Error(`${file}: Prism cannot read this document: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

function kindOf({ file, value }: StructuredFile): SpecFile['kind'] {
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
