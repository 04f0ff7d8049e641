/**
 * A test that takes too long throws nothing that could tell the story. Vitest and node:test abort the signal of its
 * context then. Answers what ends the listening: node:test aborts the signal of a test that is done as well.
 */
export function tellIfAborted(context: unknown, story: () => string): () => void {
  const { signal }: { signal?: unknown } = Object(context)
  if (!(signal instanceof AbortSignal)) return () => {}
  // biome-ignore lint/suspicious/noConsole: Runners show with a test what it wrote there.
  const tell = () => console.error(`This test was aborted.\n\n${story()}`)
  signal.addEventListener('abort', tell, { once: true })
  return () => signal.removeEventListener('abort', tell)
}
