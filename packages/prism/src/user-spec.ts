import { loadPrism, type Prism, type PrismOperation } from './load.ts'
import { mock } from './mock.ts'
import { normalised, type PlainRequest } from './plain-request.ts'
import { responseOf } from './response.ts'

/** A specification of the user's, which Prism answers. */
export interface UserSpec {
  readonly file: string
  readonly kind: 'OpenAPI' | 'Postman'
  /** The file once more, whose neighbours its references name; or a Postman collection itself. */
  readonly source: string | object
}

/** Answers by the specification, which is read at the first request; undefined for an address or method that it has not. */
export function answersOf(spec: UserSpec): (request: PlainRequest) => Promise<Response | undefined> {
  let operations: Promise<readonly PrismOperation[]> | undefined
  return async (request) => {
    const prism = loadPrism()
    operations ??= readOperations(prism, spec)
    return answerFrom(prism, spec, await operations, request)
  }
}

async function answerFrom(
  prism: Prism,
  { kind }: UserSpec,
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

async function readOperations(prism: Prism, { file, source }: UserSpec): Promise<readonly PrismOperation[]> {
  try {
    return await prism.getHttpOperationsFromSpec(source)
  } catch (error) {
    throw new Error(`${file}: Prism cannot read this document: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}
