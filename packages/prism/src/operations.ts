import { cutDocument } from './cut-document.ts'
import { type ApiDocument, type OperationPlace, operationPlaces } from './document.ts'
import type { Prism, PrismOperation } from './load.ts'

/** The operations of a document in Prism's form: the same for all who ask for the same document. */
export function prismOperations(document: ApiDocument): PrismOperations {
  const operations = known.get(document) ?? new PrismOperations(document)
  known.set(document, operations)
  return operations
}

/** Only a memo: it holds nothing that a document does not determine, and lets go of it with the document. */
const known = new WeakMap<ApiDocument, PrismOperations>()

/** Each operation is made when it is first asked for. */
export class PrismOperations {
  readonly places: readonly OperationPlace[]
  readonly #document: ApiDocument
  readonly #routes: readonly { readonly steps: readonly string[]; readonly operation: PrismOperation }[]
  readonly #byId: ReadonlyMap<string, OperationPlace>
  readonly #made = new Map<string, Promise<PrismOperation>>()

  constructor(document: ApiDocument) {
    this.#document = document
    this.places = operationPlaces(document)
    this.#routes = this.places.map(({ id, method, path }) => ({
      steps: path.split('/'),
      operation: { id, iid: id, method, path, responses: [] },
    }))
    this.#byId = new Map(this.places.map((place) => [place.id, place]))
  }

  /**
   * What Prism's router needs of the operations that may have this path. It compares a request with every operation
   * that it is given, milliseconds for hundreds; for a path that nobody has it gets them all and says so itself.
   */
  candidates(path: string): PrismOperation[] {
    const steps = path.split('/')
    const likely = this.#routes.filter(({ steps: own }) => own.length === steps.length && own.every(fits(steps)))
    return (likely.length > 0 ? likely : this.#routes).map(({ operation }) => operation)
  }

  /** Undefined where the document has no operation of this id. */
  find(prism: Prism, id: string): Promise<PrismOperation> | undefined {
    const made = this.#made.get(id)
    if (made) return made
    const place = this.#byId.get(id)
    if (!place) return undefined
    const making = this.#make(prism, place)
    this.#made.set(id, making)
    return making
  }

  async #make(prism: Prism, place: OperationPlace): Promise<PrismOperation> {
    const operations = await prism.getHttpOperationsFromSpec(cutDocument(this.#document, place))
    const operation = operations.find(({ method, path }) => method === place.method && path === place.path)
    if (!operation) throw new Error(`Prism reads no operation from ${place.method} ${place.path}`)
    return operation
  }
}

function fits(steps: readonly string[]): (own: string, place: number) => boolean {
  return (own, place) => own === steps[place] || own.includes('{')
}
