import { existsSync, type FSWatcher, watch } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'

export interface Watching {
  /** Resolves when what had begun is through. */
  close(): Promise<void>
}

/** How long after a change others still belong to it: editors write a file in several steps. */
const settling = 100

/**
 * Calls `changed` after one of the files has changed, come or gone, one call after the other. Their folders are watched, for
 * many editors put a new file in the place of the old one. Which files there are is asked again after each call.
 * `failed` is told what a call rejects with.
 */
export function watchFiles(
  files: () => readonly string[],
  changed: (file: string) => Promise<void>,
  failed: (error: unknown) => void,
): Watching {
  let watchers = open()
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  let isClosed = false

  function open(): readonly FSWatcher[] {
    const names = Map.groupBy(files(), (file) => dirname(resolve(file)))
    return [...names].flatMap(([folder, inIt]) => {
      if (!existsSync(folder)) return []
      const watcher = watch(folder, (_, name) => {
        const file = inIt.find((one) => name === null || basename(one) === name)
        if (file !== undefined) settle(file)
      })
      // A folder that is taken away is no reason to end; its files are missed when they are next read.
      return watcher.on('error', () => watcher.close())
    })
  }

  function settle(file: string): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last
        .then(() => (isClosed ? undefined : changed(file)))
        .then(reopen)
        .catch(failed)
    }, settling)
  }

  function reopen(): void {
    if (isClosed) return
    for (const watcher of watchers) watcher.close()
    watchers = open()
  }

  return {
    close() {
      isClosed = true
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      return last
    },
  }
}
