import { cutDocument } from './cut-document.ts'
import { type ApiDocument, type OperationPlace, operationPlaces } from './document.ts'
import type { Prism, PrismOperation } from './load.ts'

/** The operations of a document in Prism's form, each made when it is first asked for. */
export class PrismOperations {
  readonly places: readonly OperationPlace[]
  readonly #document: ApiDocument
  readonly #byId: ReadonlyMap<string, OperationPlace>
  readonly #made = new Map<string, Promise<PrismOperation>>()

  constructor(document: ApiDocument) {
    this.#document = document
    this.places = operationPlaces(document)
    this.#byId = new Map(this.places.map((place) => [place.id, place]))
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
