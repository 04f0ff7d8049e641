/** Hears of an error that should not be, and what was being done; whoever asked for something else must not. */
export type OnBug = (error: unknown, during: string) => void

/** Tells the listener, or the console where there is none; a listener that fails is no reason to fail as well. */
export function bugsToldTo(listener: OnBug = toldOnConsole): OnBug {
  return (error, during) => {
    try {
      listener(error, during)
    } catch (another) {
      toldOnConsole(error, during)
      toldOnConsole(another, 'onBug')
    }
  }
}

function toldOnConsole(error: unknown, during: string): void {
  // biome-ignore lint/suspicious/noConsole: the only place where whoever runs the fake in a process of theirs looks
  console.error(`[Fakedesk] A bug in ${during}:`, error)
}
