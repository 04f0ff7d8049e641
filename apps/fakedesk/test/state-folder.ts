import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for the state files of one test file. */
export class StateFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'fakedesk-state-'))
  #files = 0

  /** A name that no file has yet. */
  file(): string {
    return join(this.path, `state-${this.#files++}.db`)
  }

  remove(): void {
    rmSync(this.path, { recursive: true })
  }
}
